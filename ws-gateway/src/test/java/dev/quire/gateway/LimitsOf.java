package dev.quire.gateway;

import java.util.List;

/** Limits that differ from the defaults in what a test is about. */
final class LimitsOf {
    private LimitsOf() {}

    static GatewayProperties.Limits trusting(List<String> proxies) {
        return new GatewayProperties.Limits(proxies, List.of(), 500, 2_000, 12_000, 200, 1_200, 30, 60, 60, 60, 10_000);
    }

    static GatewayProperties.Limits exempting(List<String> addresses) {
        return new GatewayProperties.Limits(
                List.of(), addresses, 500, 2_000, 12_000, 200, 1_200, 30, 60, 60, 60, 10_000);
    }

    /**
     * Two sockets, two conversations, five requests or frames of an address, four frames of a socket, three messages of a
     * session.
     */
    static GatewayProperties.Limits strict() {
        return new GatewayProperties.Limits(List.of(), List.of(), 2, 5, 60, 4, 60, 3, 60, 2, 60, 100);
    }
}

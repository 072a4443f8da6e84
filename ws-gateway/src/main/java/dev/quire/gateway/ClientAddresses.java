package dev.quire.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where a request comes from. Anybody can send {@code X-Forwarded-For}; it counts only as far as trusted proxies
 * wrote it. Each appends whom it heard, so from the right the first that is no trusted proxy is the visitor.
 */
final class ClientAddresses {
    private static final Logger log = LoggerFactory.getLogger(ClientAddresses.class);

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_CUSTOMER_BYTES = 8;

    private final SparseLog sparseLog = new SparseLog(log);
    private final List<AddressRange> trustedProxies;
    private final List<AddressRange> exempt;

    /** @throws IllegalArgumentException if a range is not one */
    ClientAddresses(GatewayProperties.Limits limits) {
        trustedProxies =
                limits.trustedProxies().stream().map(AddressRange::parse).toList();
        exempt = limits.exemptAddresses().stream().map(AddressRange::parse).toList();
    }

    ClientAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED_FOR)));
    }

    /**
     * @param peer who opened the connection
     * @param forwardedFor the header's values, in order
     */
    ClientAddress of(String peer, List<String> forwardedFor) {
        // A link-local address names its network interface, which is no part of the address.
        InetAddress address = InetAddress.ofLiteral(peer.replaceFirst("%.*", ""));
        if (!forwardedFor.isEmpty() && !isIn(trustedProxies, address)) {
            sparseLog.warn("X-Forwarded-For ignored, its sender is not in quire.gateway.limits.trusted-proxies");
        }
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .toList();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> before = isIn(trustedProxies, address) ? parse(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                break;
            }
            address = before.get();
        }
        return new ClientAddress(key(address), isIn(exempt, address));
    }

    /** Some proxies add the port. */
    private static Optional<InetAddress> parse(String hop) {
        String host = hop;
        if (hop.startsWith("[")) {
            host = hop.substring(1, Math.max(1, hop.indexOf(']')));
        } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.contains(":")) {
            host = hop.substring(0, hop.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String key(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        StringBuilder key = new StringBuilder();
        byte[] bytes = address.getAddress();
        for (int i = 0; i < IPV6_CUSTOMER_BYTES; i += 2) {
            key.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return key.append(":/64").toString();
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}

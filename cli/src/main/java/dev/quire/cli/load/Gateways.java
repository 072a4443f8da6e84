package dev.quire.cli.load;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The addresses of the gateways' sockets, {@code ws} or {@code wss}. */
record Gateways(List<URI> addresses) {
    private static final String SOCKET_PATH = "/ws";

    Gateways {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("at least one gateway");
        }
    }

    /**
     * @param urls {@code http}, {@code https}, {@code ws} or {@code wss}; without a path, {@code /ws} is meant
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Gateways parse(List<String> urls) {
        return new Gateways(urls.stream().map(Gateways::address).toList());
    }

    URI first(int visitor) {
        return addresses.get(visitor % addresses.size());
    }

    /** Where a visitor comes back to: any. */
    URI any(Random random) {
        return addresses.get(random.nextInt(addresses.size()));
    }

    private static URI address(String url) {
        try {
            URI given = URI.create(url.strip());
            String scheme = scheme(given.getScheme());
            String path = given.getRawPath();
            if (scheme != null && given.getHost() != null) {
                boolean pathless = path == null || path.isEmpty() || path.equals("/");
                return URI.create(scheme + "://" + given.getRawAuthority() + (pathless ? SOCKET_PATH : path));
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw new IllegalArgumentException("'" + url + "' is not an address like http://localhost:8080");
    }

    private static @Nullable String scheme(@Nullable String given) {
        return switch (given) {
            case "http", "ws" -> "ws";
            case "https", "wss" -> "wss";
            case null, default -> null;
        };
    }
}

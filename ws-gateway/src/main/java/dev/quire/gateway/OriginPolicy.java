package dev.quire.gateway;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket. A browser names the page's origin and cannot be made to lie about it; other programs
 * can, so this protects visitors from foreign pages and is no access control.
 */
final class OriginPolicy {
    private static final String ANY_PORT = ":*";

    private final List<String> allowed;

    /** @param allowed {@code scheme://host[:port]}, the port may be {@code *}; a lone {@code *} allows every page */
    OriginPolicy(List<String> allowed) {
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * @param origin the header; null is allowed, because only browsers send it and they always do
     * @param host the header: the page that this gateway itself serves is always allowed. Its scheme is not compared,
     *     since a proxy in front may end TLS
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        String page = origin.toLowerCase(Locale.ROOT);
        return isSameHost(page, host) || allowed.stream().anyMatch(pattern -> matches(pattern, page));
    }

    private static boolean isSameHost(String page, @Nullable String host) {
        int authority = page.indexOf("://");
        if (host == null || authority < 0) {
            return false;
        }
        String defaultPort = page.startsWith("https:") ? ":443" : ":80";
        return page.substring(authority + 3).equals(withoutSuffix(host.toLowerCase(Locale.ROOT), defaultPort));
    }

    private static boolean matches(String pattern, String page) {
        if (!pattern.endsWith(ANY_PORT)) {
            return pattern.equals("*") || pattern.equals(page);
        }
        String withoutPort = withoutSuffix(pattern, ANY_PORT);
        if (!page.startsWith(withoutPort)) {
            return false;
        }
        String port = page.substring(withoutPort.length());
        return port.isEmpty() || port.matches(":\\d{1,5}");
    }

    private static String withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }
}

package dev.quire.gateway;

import dev.quire.schemas.PropagatedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * What every record that follows from a message carries along.
 *
 * @param traceparent W3C Trace Context
 * @param synthetic whether it is load-test traffic
 */
record Trace(String traceparent, boolean synthetic) {
    /** Version 00; neither id may be all zeros. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String SAMPLED = "01";

    /** Goes on with the caller's trace; begins one if the caller has none, or none that can be read. */
    static Trace of(@Nullable String callersTraceparent, boolean synthetic) {
        if (callersTraceparent != null
                && TRACEPARENT.matcher(callersTraceparent).matches()) {
            return new Trace(callersTraceparent, synthetic);
        }
        return new Trace(newTraceparent(), synthetic);
    }

    List<Header> headers() {
        List<Header> headers = new ArrayList<>(2);
        headers.add(header(PropagatedHeaders.TRACEPARENT, traceparent));
        if (synthetic) {
            headers.add(header(PropagatedHeaders.SYNTHETIC, "true"));
        }
        return headers;
    }

    private static String newTraceparent() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        // "| 1": never all zeros.
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-" + SAMPLED;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

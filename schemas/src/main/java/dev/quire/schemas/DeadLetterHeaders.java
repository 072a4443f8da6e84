package dev.quire.schemas;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a dead letter's headers tell: which service gave up on which record, and why. Key and value of the dead letter
 * are those of the record, byte for byte, so that it can be sent again. A record too large for that leaves neither,
 * only these headers, which tell where it is.
 */
public final class DeadLetterHeaders {
    public static final String SERVICE = "quire.error.service";
    public static final String TOPIC = "quire.error.topic";
    public static final String PARTITION = "quire.error.partition";
    public static final String OFFSET = "quire.error.offset";
    public static final String CAUSE = "quire.error.class";
    public static final String MESSAGE = "quire.error.message";

    /** Keeps a runaway exception text from making the letter larger than the broker takes. */
    private static final int MAX_MESSAGE_LENGTH = 1_000;

    private DeadLetterHeaders() {}

    /** The headers to add, in this order, UTF-8 text each. */
    public static Map<String, byte[]> of(String service, String topic, int partition, long offset, Throwable cause) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, SERVICE, service);
        put(headers, TOPIC, topic);
        put(headers, PARTITION, Integer.toString(partition));
        put(headers, OFFSET, Long.toString(offset));
        put(headers, CAUSE, cause.getClass().getName());
        String message = String.valueOf(cause.getMessage());
        put(headers, MESSAGE, message.substring(0, Math.min(message.length(), MAX_MESSAGE_LENGTH)));
        return headers;
    }

    private static void put(Map<String, byte[]> headers, String name, String text) {
        headers.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.quire.gateway;

/**
 * What is on its way to Kafka, of all visitors together, and how much it may be. Safe for use by many threads; never blocks.
 */
final class PendingMessages {
    private final int maxMessages;
    private final long maxBytes;
    private int messages;
    private long bytes;

    PendingMessages(GatewayProperties.Messages limits) {
        maxMessages = limits.maxPending();
        maxBytes = limits.maxPendingBytes();
    }

    /** @return false if there is no room; otherwise it is to be ended with {@link #remove}, once */
    synchronized boolean add(int size) {
        if (messages >= maxMessages || bytes + size > maxBytes) {
            return false;
        }
        messages++;
        bytes += size;
        return true;
    }

    synchronized void remove(int size) {
        messages--;
        bytes -= size;
    }

    synchronized int count() {
        return messages;
    }
}

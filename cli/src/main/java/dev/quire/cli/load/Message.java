package dev.quire.cli.load;

import dev.quire.schemas.MessageId;

/** A message a visitor has said, and what became of it so far. Confined to the visitor's thread. */
final class Message {
    /** Not accepted yet. */
    static final long NONE = -1;

    private final MessageId id;
    private final Line line;
    private final long dueNanoTime;
    private final boolean counted;
    private final Tally tally;
    private int attempts;
    private boolean rejected;
    private long acceptance = NONE;
    private long retryAtNanoTime = NONE;

    /**
     * @param dueNanoTime latency counts from here, whenever it really leaves
     * @param counted false during the warm-up
     */
    Message(MessageId id, Line line, long dueNanoTime, boolean counted, Tally tally) {
        this.id = id;
        this.line = line;
        this.dueNanoTime = dueNanoTime;
        this.counted = counted;
        this.tally = tally;
    }

    MessageId id() {
        return id;
    }

    Line line() {
        return line;
    }

    long dueNanoTime() {
        return dueNanoTime;
    }

    boolean isCounted() {
        return counted;
    }

    Tally tally() {
        return tally;
    }

    /** Another copy leaves. */
    void leaves() {
        attempts++;
        retryAtNanoTime = NONE;
    }

    /** Whether Kafka may have several copies of it, so that the number of its answers is not known. */
    boolean wasResent() {
        return attempts > 1;
    }

    /**
     * Whether it lies in Kafka where its acceptance says. One that was rejected as unavailable may have got there before
     * the messages that were accepted meanwhile.
     */
    boolean hasKnownPlace() {
        return !wasResent() && !rejected;
    }

    boolean hasLeft() {
        return attempts > 0;
    }

    /** @param number counts the session's acceptances */
    void accept(long number) {
        acceptance = number;
        retryAtNanoTime = NONE;
    }

    boolean isAccepted() {
        return acceptance != NONE;
    }

    long acceptance() {
        return acceptance;
    }

    /** It was rejected for now. */
    void retryAt(long nanoTime) {
        rejected = true;
        retryAtNanoTime = nanoTime;
    }

    boolean isRetryDue(long nowNanoTime) {
        return retryAtNanoTime != NONE && nowNanoTime - retryAtNanoTime >= 0;
    }
}

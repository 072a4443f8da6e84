package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which replies a socket is sent, so that it gets each once and in order, whatever overlaps: the history, the
 * tail, the live stream, and answers given twice. Used under the socket's lock.
 *
 * <pre>
 *   awaiting (while the partition is read) ──hold──▶ holding (while the history is read) ──resume──▶ flowing
 * </pre>
 *
 * One session lives in one partition, so offsets order its replies: what is not beyond the last offset was sent before,
 * and a reply id that was sent before is the answer to a message that was sent twice.
 */
final class ReplyFeed {
    /** Of one session, in the second that reading a history may take. */
    private static final int MAX_HELD = 256;

    private enum Phase {
        AWAITING,
        HOLDING,
        FLOWING
    }

    private final RecentIds recent = new RecentIds();
    private final List<LiveReply> held = new ArrayList<>(0);
    private Phase phase = Phase.FLOWING;
    private @Nullable Cursor last;

    /** Keeps nothing of what comes in: it is old, in any number, and the tail has it. */
    void await() {
        phase = Phase.AWAITING;
    }

    /** Keeps what comes in until {@link #resume}. */
    void hold() {
        phase = Phase.HOLDING;
    }

    /** Whether more came in while holding than can be held. */
    boolean isOverflowing() {
        return held.size() > MAX_HELD;
    }

    /** @return what to send: the reply, or nothing */
    List<LiveReply> offer(LiveReply reply) {
        return switch (phase) {
            case AWAITING -> List.of();
            case HOLDING -> {
                held.add(reply);
                yield List.of();
            }
            case FLOWING -> isNew(reply) && isOfUse(reply) ? List.of(reply) : List.of();
        };
    }

    /**
     * Ends the holding.
     *
     * @param after what is not beyond this the visitor has seen, or the history was cut there; null for no such place
     * @param shown the replies in the history
     * @param tail what the gateway remembers of the session, in order
     * @return what the history lacks, in order
     */
    List<LiveReply> resume(@Nullable Cursor after, Set<ReplyId> shown, List<LiveReply> tail) {
        phase = Phase.FLOWING;
        last = after;
        TreeMap<Long, LiveReply> remembered = new TreeMap<>();
        tail.forEach(reply -> remembered.put(reply.offset(), reply));
        held.forEach(reply -> remembered.put(reply.offset(), reply));
        held.clear();
        // All of them: a partition that is read late brings any of them again.
        recent.makeRoomFor(shown.size());
        shown.forEach(recent::add);
        List<LiveReply> lacking = remembered.values().stream()
                .filter(this::isNew)
                .filter(reply -> !shown.contains(reply.replyId()))
                .toList();
        return lacking.stream().filter(this::isOfUse).toList();
    }

    /** Whether a piece of this answer is of use: not before the history, and not once the whole answer is there. */
    boolean wantsDelta(MessageId inReplyTo) {
        return phase == Phase.FLOWING && !isAnswered(inReplyTo);
    }

    private boolean isNew(LiveReply reply) {
        Cursor before = last;
        // Another epoch is another life of the topic, which counts from zero again.
        if (before != null && before.epoch().equals(reply.cursor().epoch()) && reply.offset() <= before.offset()) {
            return false;
        }
        last = reply.cursor();
        return recent.add(reply.replyId());
    }

    /** A notice that comes after its answer would tell the visitor to wait for what is there. */
    private boolean isOfUse(LiveReply reply) {
        return reply.isFinal() || !isAnswered(reply.inReplyTo());
    }

    private boolean isAnswered(MessageId message) {
        return recent.contains(ReplyId.finalReplyTo(message));
    }
}

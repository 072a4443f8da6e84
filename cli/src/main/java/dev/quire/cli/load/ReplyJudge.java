package dev.quire.cli.load;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds replies that come twice, out of order or to the wrong visitor, as one visitor's client sees them. The rules are
 * in the module's README. Pure; confined to the visitor's thread.
 */
final class ReplyJudge {
    /** Answers of one visitor; a repetition of an older one looks like somebody else's reply. */
    private static final int REMEMBERED = 4_096;

    private final Map<MessageId, Answer> answers = new Remembered<>();
    private final Map<ReplyId, Integer> notices = new Remembered<>();
    /** By path: the latest acceptance that has its answer. */
    private final Map<String, Long> answeredUpTo = new HashMap<>();

    private @Nullable Cursor said;
    private @Nullable Cursor last;
    private int connection;

    /** @param connection on which it came last */
    private record Answer(ReplyId replyId, boolean resent, int connection) {}

    /** Where a reply was found. */
    enum Source {
        FRAME,
        HISTORY
    }

    /** How often a reply is there. */
    enum Finding {
        FIRST,
        /** In the history up to the cursor that the client sent: that is how a history begins. */
        KNOWN_HISTORY,
        TWICE_IN_CONNECTION,
        TWICE_AFTER_RESUME,
        /** A client cannot know that it is the same answer: the visitor sees two. */
        SECOND_ANSWER,
        /** The client sent the message several times, each copy may be answered, and the reply's id is the same. */
        REPEATED_AFTER_RESEND,
        FOREIGN
    }

    /** @param cursor of the hello */
    void connected(@Nullable Cursor cursor) {
        connection++;
        said = cursor;
    }

    /** Another session: cursors and answers of the one before mean nothing. */
    void newSession() {
        answers.clear();
        notices.clear();
        answeredUpTo.clear();
        said = null;
        last = null;
    }

    Finding countReply(ReplyId replyId, MessageId inReplyTo, Cursor cursor, Source source, @Nullable Message waiting) {
        Answer before = answers.get(inReplyTo);
        if (before == null) {
            if (waiting == null) {
                return Finding.FOREIGN;
            }
            answers.put(inReplyTo, new Answer(replyId, waiting.wasResent(), connection));
            return Finding.FIRST;
        }
        answers.put(inReplyTo, new Answer(before.replyId(), before.resent(), connection));
        if (!before.replyId().equals(replyId)) {
            return Finding.SECOND_ANSWER;
        }
        if (before.connection() == connection) {
            return Finding.TWICE_IN_CONNECTION;
        }
        if (source == Source.HISTORY && !isBeyond(cursor, said)) {
            return Finding.KNOWN_HISTORY;
        }
        return before.resent() ? Finding.REPEATED_AFTER_RESEND : Finding.TWICE_AFTER_RESUME;
    }

    Finding countNotice(ReplyId replyId) {
        Integer before = notices.put(replyId, connection);
        if (before == null) {
            return Finding.FIRST;
        }
        return before == connection ? Finding.TWICE_IN_CONNECTION : Finding.TWICE_AFTER_RESUME;
    }

    /**
     * Whether a message's first final reply comes too late or too early. To be asked once a reply, in their order.
     *
     * @param source who knew the answer: a line meant for the catalogue that another service answers takes another path
     * @return what is wrong; empty if nothing is
     */
    Optional<String> outOfOrder(Cursor cursor, Message answered, String source) {
        Cursor before = last;
        boolean behind = before != null && before.epoch().equals(cursor.epoch()) && !isBeyond(cursor, before);
        if (!behind) {
            last = cursor;
        }
        if (behind) {
            return Optional.of("a reply at " + cursor + " after one at " + before);
        }
        if (!answered.hasKnownPlace()) {
            return Optional.empty();
        }
        String path = answered.line().path() + " by " + source;
        long latest = answeredUpTo.getOrDefault(path, Message.NONE);
        answeredUpTo.put(path, Math.max(latest, answered.acceptance()));
        return answered.acceptance() < latest
                ? Optional.of("a reply at " + cursor + " to acceptance " + answered.acceptance() + " after that to "
                        + latest + ", both " + path)
                : Optional.empty();
    }

    /** All of a session is in one partition, so a cursor in another is not beyond. */
    private static boolean isBeyond(Cursor cursor, @Nullable Cursor place) {
        return place == null
                || !place.epoch().equals(cursor.epoch())
                || (place.partition() == cursor.partition() && cursor.offset() > place.offset());
    }

    private static final class Remembered<K, V> extends LinkedHashMap<K, V> {
        Remembered() {
            super(4);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}

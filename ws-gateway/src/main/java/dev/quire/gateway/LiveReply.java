package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ReplyFrame;

/** A checked record of {@code chat.replies}. */
final class LiveReply {
    private final Cursor cursor;
    private final String session;
    private final ReplyId replyId;
    private final MessageId inReplyTo;
    private final boolean isFinal;
    private final byte[] event;

    /**
     * @param isFinal whether it is the final reply; otherwise it is a notice
     * @param event the record's value, shared and never changed
     */
    LiveReply(Cursor cursor, String session, ReplyId replyId, MessageId inReplyTo, boolean isFinal, byte[] event) {
        this.cursor = cursor;
        this.session = session;
        this.replyId = replyId;
        this.inReplyTo = inReplyTo;
        this.isFinal = isFinal;
        this.event = event;
    }

    Cursor cursor() {
        return cursor;
    }

    long offset() {
        return cursor.offset();
    }

    String session() {
        return session;
    }

    ReplyId replyId() {
        return replyId;
    }

    MessageId inReplyTo() {
        return inReplyTo;
    }

    boolean isFinal() {
        return isFinal;
    }

    byte[] event() {
        return event;
    }

    /** What a browser gets. */
    byte[] frame() {
        return ReplyFrame.of(cursor, event);
    }
}

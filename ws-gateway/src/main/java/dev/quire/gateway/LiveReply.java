package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.socket.ReplyFrame;

/**
 * A checked record of {@code chat.replies}.
 *
 * @param isFinal whether it is the final reply; otherwise it is a notice
 * @param event the record's value, shared and never changed
 */
// Never compared by content, and copying every reply to be safe from ourselves would be waste.
@SuppressWarnings("ArrayRecordComponent")
record LiveReply(Cursor cursor, String session, ReplyId replyId, MessageId inReplyTo, boolean isFinal, byte[] event) {
    long offset() {
        return cursor.offset();
    }

    /** What a browser gets. */
    byte[] frame() {
        return ReplyFrame.of(cursor, event);
    }
}

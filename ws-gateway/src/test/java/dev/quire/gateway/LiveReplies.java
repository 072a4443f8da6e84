package dev.quire.gateway;

import dev.quire.schemas.Cursor;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Notice;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyId;
import dev.quire.schemas.SessionId;
import java.time.Instant;

/** Replies as the reader hands them on. */
final class LiveReplies {
    static final SessionId SESSION = new SessionId("ws-one");

    private LiveReplies() {}

    static LiveReply reply(long offset) {
        return reply(offset, MessageId.random());
    }

    static LiveReply reply(long offset, MessageId to) {
        return reply(new Cursor("epoch", 3, offset), SESSION, to);
    }

    static LiveReply reply(Cursor cursor, SessionId session, MessageId to) {
        Reply event = new Reply(session, to, "reply", Reply.Source.CANNED, null, Instant.EPOCH);
        return new LiveReply(cursor, session.value(), event.replyId(), to, true, EventJson.write(event));
    }

    static LiveReply notice(long offset, MessageId to) {
        Notice event = new Notice(SESSION, ReplyId.noticeTo(to, "slow"), to, "wait", Instant.EPOCH);
        return new LiveReply(
                new Cursor("epoch", 3, offset), SESSION.value(), event.replyId(), to, false, EventJson.write(event));
    }
}

package dev.quire.gateway;

import dev.quire.schemas.MessageId;

/** Waits for what is said in one session. Called by the replies reader's one thread, in order; must not block. */
interface ReplySubscriber {
    void reply(LiveReply reply);

    /** @param frame the delta's bytes, ready to be sent */
    void delta(MessageId inReplyTo, byte[] frame);
}

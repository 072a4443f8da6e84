package dev.quire.schemas;

/** What travels in {@code chat.replies}. The bytes go to the visitor's socket as they are. */
public sealed interface ReplyEvent extends Event permits Reply, Notice {
    ReplyId replyId();

    MessageId inReplyTo();

    String text();
}

package dev.quire.schemas;

/** What travels in {@code chat.messages}. */
public sealed interface MessageEvent extends Event permits VisitorMessage {
    MessageId messageId();
}

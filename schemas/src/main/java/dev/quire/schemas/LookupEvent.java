package dev.quire.schemas;

/** What travels in {@code chat.lookups}: a question that our own data answers. */
public sealed interface LookupEvent extends Event permits OrderLookup {
    MessageId messageId();
}

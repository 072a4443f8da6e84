package dev.quire.schemas;

import org.jspecify.annotations.Nullable;

/** What travels in {@code chat.lookups}: a question that our own data answers. */
public sealed interface LookupEvent extends Event permits OrderLookup, BookLookup, NameLookup {
    MessageId messageId();

    /** How the message was recognised; absent from records of older versions. */
    @Nullable Matched matched();
}

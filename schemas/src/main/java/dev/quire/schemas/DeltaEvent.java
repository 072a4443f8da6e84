package dev.quire.schemas;

/** What travels in {@code chat.deltas}. The bytes go to the visitor's socket as they are. */
public sealed interface DeltaEvent extends Event permits ReplyDelta {}

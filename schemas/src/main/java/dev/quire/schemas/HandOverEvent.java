package dev.quire.schemas;

/** What travels in {@code chat.hand-overs}. */
public sealed interface HandOverEvent extends Event permits HandOver {}

package dev.quire.schemas;

/** What travels in {@code chat.feedback}. */
public sealed interface FeedbackEvent extends Event permits Feedback, ChatRating {}

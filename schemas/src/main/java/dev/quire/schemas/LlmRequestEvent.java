package dev.quire.schemas;

/** What travels in {@code chat.llm-requests}. */
public sealed interface LlmRequestEvent extends Event permits LlmRequest {
    MessageId messageId();
}

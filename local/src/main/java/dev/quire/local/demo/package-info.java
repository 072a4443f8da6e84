/**
 * A scripted server that speaks OpenAI's chat completions: the model of {@code ./quire up --demo-model} and of tests. It
 * knows no language and costs nothing.
 *
 * <pre>
 *   llm-worker ──POST /v1/chat/completions──▶ ChatCompletionServer ──▶ DemoModel ── Fault? ──▶ DemoAnswers
 *        ▲                                                                                        │
 *        └───────────── text piece by piece, or a tool call ◀── ChatExchange ◀────────────────────┘
 * </pre>
 */
@NullMarked
package dev.quire.local.demo;

import org.jspecify.annotations.NullMarked;

/** Answers what nothing else matched, with any OpenAI-compatible model. */
@NullMarked
package dev.quire.llm;

import org.jspecify.annotations.NullMarked;

/** Whether an answer says only what a visitor may be told. Pure: no time, no network. */
@NullMarked
package dev.quire.llm.grounding;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.quire.llm.grounding;

import org.jspecify.annotations.NullMarked;

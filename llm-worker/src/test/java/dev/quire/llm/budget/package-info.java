@NullMarked
package dev.quire.llm.budget;

import org.jspecify.annotations.NullMarked;

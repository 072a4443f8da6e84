@NullMarked
package dev.quire.llm;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.quire.llm.tools;

import org.jspecify.annotations.NullMarked;

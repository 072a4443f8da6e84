@NullMarked
package dev.quire.llm.lanes;

import org.jspecify.annotations.NullMarked;

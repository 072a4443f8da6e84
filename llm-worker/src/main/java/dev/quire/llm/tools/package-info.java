/** What the model may have looked up in the shop's own data while it answers. */
@NullMarked
package dev.quire.llm.tools;

import org.jspecify.annotations.NullMarked;

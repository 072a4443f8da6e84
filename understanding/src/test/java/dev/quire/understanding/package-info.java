@NullMarked
package dev.quire.understanding;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.quire.history;

import org.jspecify.annotations.NullMarked;

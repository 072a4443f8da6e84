@NullMarked
package dev.quire.local;

import org.jspecify.annotations.NullMarked;

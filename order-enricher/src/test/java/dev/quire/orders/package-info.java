@NullMarked
package dev.quire.orders;

import org.jspecify.annotations.NullMarked;

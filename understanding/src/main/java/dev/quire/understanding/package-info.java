/** Understands what a visitor wrote. Text in, meaning out: no Kafka, no state, no clock. */
@NullMarked
package dev.quire.understanding;

import org.jspecify.annotations.NullMarked;

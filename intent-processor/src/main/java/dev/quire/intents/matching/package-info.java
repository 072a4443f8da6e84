/** Understands what a visitor wrote. Text in, meaning out: no Kafka, no state, no clock. */
@NullMarked
package dev.quire.intents.matching;

import org.jspecify.annotations.NullMarked;

/** Copies conversations from Kafka to Redis: a poll comes in, one pipeline goes out, then offsets are committed. */
@NullMarked
package dev.quire.history;

import org.jspecify.annotations.NullMarked;

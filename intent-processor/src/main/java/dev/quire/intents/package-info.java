/** The Kafka Streams service that understands a visitor's message, answers it or sends it on. */
@NullMarked
package dev.quire.intents;

import org.jspecify.annotations.NullMarked;

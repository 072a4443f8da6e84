package dev.quire.history;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that can never become part of the history, and why. */
record Rejected(ConsumerRecord<byte[], byte[]> source, RuntimeException cause) {}

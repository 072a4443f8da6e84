/**
 * Key-ordered lanes over a plain {@link org.apache.kafka.clients.consumer.KafkaConsumer}: the records of one key are
 * handled one after another, those of different keys at the same time, whatever the number of partitions.
 *
 * <pre>
 *                 one platform thread                          virtual threads
 *   Kafka ──poll──▶ ConsumerLoop ──▶ AssignedPartition ──▶ Lane (one per key) ──▶ RecordHandler
 *     ▲                  ▲                  │ OffsetTracker            │
 *     └──────commit──────┴──────────mailbox─┴──────finished────────────┘
 * </pre>
 *
 * Everything but the inside of a lane belongs to the loop's thread alone, so it needs no lock: lanes report back through
 * the loop's mailbox. Handling is at least once: a record's offset is committed when its handler has returned and those
 * of all earlier records of the partition have too.
 */
@NullMarked
package dev.quire.llm.lanes;

import org.jspecify.annotations.NullMarked;

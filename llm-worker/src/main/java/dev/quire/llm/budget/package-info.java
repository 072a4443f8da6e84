/**
 * What the model may cost in a day, over all workers.
 *
 * <pre>
 *   lanes ──begin──▶ Budget ──▶ Spending ──close──▶ what the call has cost, in its partition's account
 *                      ▲ │
 *      notes of others │ │ our notes        kept by Kafka with each partition's committed offset,
 *                      │ ▼                  and so handed on with the partition
 *                  ConsumerLoop
 * </pre>
 */
@NullMarked
package dev.quire.llm.budget;

import org.jspecify.annotations.NullMarked;

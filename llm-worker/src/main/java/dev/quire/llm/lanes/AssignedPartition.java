package dev.quire.llm.lanes;

import io.micrometer.core.instrument.Timer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The records of one partition, for as long as it is assigned to us.
 *
 * <pre>
 *              stopStarting                 nothing at work any more
 *   ASSIGNED ───────────────▶ DRAINING ─────────────────────────────▶ gone: all that was started is committed
 *      │                         │
 *      │ lost                    │ deadline
 *      ▼                         ▼
 *   abandoned: no commit      abandoned: the finished prefix is committed, a successor gets the rest
 * </pre>
 *
 * A partition that comes back is a new object. Lanes of the earlier assignment know the old one only, so that nothing
 * they report late can move an offset of the new.
 *
 * <p>Belongs to the loop's thread; lanes report through its mailbox.
 */
final class AssignedPartition {
    private static final ByteBuffer NO_KEY = ByteBuffer.allocate(0);

    private final RecordHandler handler;
    private final Executor mailbox;
    private final Timer laneWait;
    private final OffsetTracker offsets = new OffsetTracker();
    private final Map<ByteBuffer, Lane> lanes = new HashMap<>();
    private int dropped;
    private boolean begun;
    private Optional<OffsetAndMetadata> committed = Optional.empty();

    /**
     * @param mailbox runs what it is given on the loop's thread, in order
     * @param laneWait how long records wait for the earlier ones of their lane
     */
    AssignedPartition(RecordHandler handler, Executor mailbox, Timer laneWait) {
        this.handler = handler;
        this.mailbox = mailbox;
        this.laneWait = laneWait;
    }

    /** @param beginning what the last owner committed; empty if nothing was ever */
    void begin(Optional<OffsetAndMetadata> beginning) {
        begun = true;
        committed = beginning;
    }

    /** Whether it is known where the partition begins; until then none of its records is handed out. */
    boolean hasBegun() {
        return begun;
    }

    void handOut(ConsumerRecord<byte[], byte[]> record) {
        offsets.handedOut(record.offset());
        lanes.computeIfAbsent(laneKey(record), key -> new Lane(handler, new Reports()))
                .add(record);
    }

    /** Records handed out and not finished, whether at work or waiting in their lane. */
    int inFlight() {
        return offsets.unfinished() - dropped;
    }

    /** Records from the lowest unfinished to the highest handed out. */
    int window() {
        return offsets.window();
    }

    /**
     * What to commit, if that differs from what was last committed. A new note alone is a reason, once there is any
     * position to commit it with.
     */
    Optional<OffsetAndMetadata> uncommitted(String note) {
        OptionalLong finished = offsets.position();
        if (finished.isEmpty() && committed.isEmpty()) {
            return Optional.empty();
        }
        long position = finished.orElseGet(() -> committed.orElseThrow().offset());
        boolean same = committed
                .filter(last -> last.offset() == position && last.metadata().equals(note))
                .isPresent();
        return same ? Optional.empty() : Optional.of(new OffsetAndMetadata(position, note));
    }

    void committed(OffsetAndMetadata position) {
        committed = Optional.of(position);
    }

    /** Lets what is at work finish and drops what waits behind it; a successor gets that. */
    void stopStarting() {
        for (Lane lane : lanes.values()) {
            dropped += lane.close();
        }
    }

    void abandon() {
        lanes.values().forEach(Lane::abandon);
    }

    private void finished(Lane lane, ConsumerRecord<byte[], byte[]> record) {
        offsets.finished(record.offset());
        if (lane.isIdle()) {
            // Only itself: after its last but one record was reported, a new lane may have taken its key.
            lanes.remove(laneKey(record), lane);
        }
    }

    private static ByteBuffer laneKey(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? NO_KEY : ByteBuffer.wrap(record.key());
    }

    /** Called by the lanes' threads. */
    private final class Reports implements Lane.Listener {
        @Override
        public void started(long waitedNanos) {
            laneWait.record(waitedNanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void finished(Lane lane, ConsumerRecord<byte[], byte[]> record) {
            mailbox.execute(() -> AssignedPartition.this.finished(lane, record));
        }

        @Override
        public void failed(ConsumerRecord<byte[], byte[]> record, Throwable bug) {
            mailbox.execute(() -> {
                throw new IllegalStateException(
                        "The handler failed on " + record.topic() + "-" + record.partition() + "@" + record.offset(),
                        bug);
            });
        }
    }
}

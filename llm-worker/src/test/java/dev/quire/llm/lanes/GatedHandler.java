package dev.quire.llm.lanes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Works on each record until the test lets it finish. */
final class GatedHandler implements RecordHandler {
    /** One run of the handler. */
    record Work(String key, int partition, long offset, CountDownLatch gate) {
        void finish() {
            gate.countDown();
        }
    }

    private final List<Work> atWork = new ArrayList<>();
    private final List<Work> completed = new ArrayList<>();
    private final List<Work> interrupted = new ArrayList<>();
    private boolean overlapped;

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Work work = new Work(key, record.partition(), record.offset(), new CountDownLatch(1));
        try {
            begin(work);
            work.gate().await();
        } catch (InterruptedException e) {
            end(work, interrupted);
            throw e;
        }
        end(work, completed);
    }

    /**
     * A lane abandoned just before it called the handler does no work at all: asking here, under the lock of
     * {@link #atWork}, means that whoever finds nothing at work after abandoning a lane has seen the last of it.
     */
    private synchronized void begin(Work work) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("abandoned before it began");
        }
        overlapped |= atWork.stream().anyMatch(other -> other.key().equals(work.key()));
        atWork.add(work);
    }

    private synchronized void end(Work work, List<Work> list) {
        atWork.remove(work);
        list.add(work);
    }

    synchronized List<Work> atWork() {
        return List.copyOf(atWork);
    }

    /** In the order in which they finished. */
    synchronized List<Work> completed() {
        return List.copyOf(completed);
    }

    synchronized List<Work> interrupted() {
        return List.copyOf(interrupted);
    }

    /** Whether two records of one key were ever at work at the same time. */
    synchronized boolean overlapped() {
        return overlapped;
    }
}

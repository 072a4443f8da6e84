package dev.quire.cli.load;

import dev.quire.cli.load.ReplyJudge.Finding;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Counts one round. Written by all event loops, read by anybody. What is said in the warm-up is followed up, for a
 * guarantee has no warm-up, but is neither in sent, accepted and answered nor in the latency.
 */
final class Tally {
    /** Microseconds; what takes longer counts as an hour. */
    private static final long HIGHEST = TimeUnit.HOURS.toMicros(1);

    private static final int MOST_EXAMPLES = 10;

    private final Queue<String> examples = new ConcurrentLinkedQueue<>();
    private final LongAdder said = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder countedSaid = new LongAdder();
    private final LongAdder countedAccepted = new LongAdder();
    private final LongAdder countedAnswered = new LongAdder();
    private final LongAdder resent = new LongAdder();
    private final LongAdder outOfOrder = new LongAdder();
    private final LongAdder cuts = new LongAdder();
    private final LongAdder halfOpenCuts = new LongAdder();
    private final AtomicLong lastAnswerNanoTime = new AtomicLong();
    private final ConcurrentMap<Finding, LongAdder> findings = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> rejections = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> disconnects = new ConcurrentHashMap<>();
    private final Histogram latency = new ConcurrentHistogram(HIGHEST, 3);
    private final Histogram lateness = new ConcurrentHistogram(HIGHEST, 3);

    void said(Message message) {
        said.increment();
        if (message.isCounted()) {
            countedSaid.increment();
        }
    }

    void accepted(Message message) {
        kept.increment();
        if (message.isCounted()) {
            countedAccepted.increment();
        }
    }

    void refused(Message message) {
        refused.increment();
    }

    void answered(Message message, long nowNanoTime) {
        settled.increment();
        if (message.isCounted()) {
            countedAnswered.increment();
            lastAnswerNanoTime.set(nowNanoTime);
            latency.recordValue(microseconds(nowNanoTime - message.dueNanoTime()));
        }
    }

    /** How much later than it was due a message left, through no fault of a gateway. */
    void late(long nanos) {
        lateness.recordValue(microseconds(nanos));
    }

    void resent() {
        resent.increment();
    }

    void rejected(String code) {
        count(rejections, code);
    }

    void found(Finding finding) {
        count(findings, finding);
    }

    /** @param example what is wrong, for whoever looks for the cause; the first few are kept */
    void outOfOrder(String example) {
        outOfOrder.increment();
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(example);
        }
    }

    List<String> examples() {
        return List.copyOf(examples);
    }

    void cut(boolean halfOpen) {
        (halfOpen ? halfOpenCuts : cuts).increment();
    }

    /** A connection that ended without our doing. */
    void disconnected(String reason) {
        count(disconnects, reason);
    }

    /** Nothing more is to come: every message was refused, or was accepted and has its reply. */
    boolean isSettled() {
        return undecided() == 0 && underway() == 0;
    }

    long undecided() {
        return said.sum() - kept.sum() - refused.sum();
    }

    long underway() {
        return kept.sum() - settled.sum();
    }

    /** Of what is underway, what was said in the warm-up. */
    long underwayFromWarmUp() {
        return underway() - (countedAccepted.sum() - countedAnswered.sum());
    }

    long sent() {
        return countedSaid.sum();
    }

    long accepted() {
        return countedAccepted.sum();
    }

    long answered() {
        return countedAnswered.sum();
    }

    long resends() {
        return resent.sum();
    }

    long refusals() {
        return refused.sum();
    }

    long times(Finding finding) {
        LongAdder counter = findings.get(finding);
        return counter == null ? 0 : counter.sum();
    }

    long repliesOutOfOrder() {
        return outOfOrder.sum();
    }

    long closedCuts() {
        return cuts.sum();
    }

    long halfOpenCuts() {
        return halfOpenCuts.sum();
    }

    long lastAnswerNanoTime() {
        return lastAnswerNanoTime.get();
    }

    Map<String, Long> rejections() {
        return copy(rejections);
    }

    Map<String, Long> disconnects() {
        return copy(disconnects);
    }

    Latency latency() {
        return Latency.of(latency);
    }

    Latency lateness() {
        return Latency.of(lateness);
    }

    private static long microseconds(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST);
    }

    private static <K> void count(ConcurrentMap<K, LongAdder> counters, K key) {
        counters.computeIfAbsent(key, _ -> new LongAdder()).increment();
    }

    private static Map<String, Long> copy(ConcurrentMap<String, LongAdder> counters) {
        Map<String, Long> copy = new TreeMap<>();
        counters.forEach((key, counter) -> copy.put(key, counter.sum()));
        return copy;
    }
}

package dev.quire.llm.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {
    @Test
    void nothingToCommitUntilTheFirstHasFinished() {
        OffsetTracker tracker = handedOut(10, 11, 12);

        tracker.finished(11);
        assertThat(tracker.position()).isEmpty();

        tracker.finished(10);
        assertThat(tracker.position()).hasValue(12);
        assertThat(tracker.window()).isEqualTo(1);
    }

    @Test
    void gapsBetweenOffsetsDoNotHoldItUp() {
        OffsetTracker tracker = handedOut(10, 17, 40);

        tracker.finished(10);
        tracker.finished(17);

        assertThat(tracker.position()).hasValue(18);
    }

    @Test
    void anOffsetFinishesOnceAndOnlyIfItWasHandedOut() {
        OffsetTracker tracker = handedOut(10, 11);
        tracker.finished(11);

        assertThatThrownBy(() -> tracker.finished(11)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tracker.finished(12)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void offsetsAscend() {
        OffsetTracker tracker = handedOut(10);
        tracker.finished(10);

        assertThatThrownBy(() -> tracker.handedOut(10)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tracker.handedOut(9)).isInstanceOf(IllegalStateException.class);
    }

    /** Against a model that keeps everything: whatever the order, the position is the end of the finished prefix. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inAnyOrderOnlyTheFinishedPrefixIsCommitted(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            OffsetTracker tracker = new OffsetTracker();
            TreeMap<Long, Boolean> finishedByOffset = new TreeMap<>();
            List<Long> unfinished = new ArrayList<>();
            long next = random.nextInt(1_000);
            for (int step = random.nextInt(100); step > 0; step--) {
                if (unfinished.isEmpty() || random.nextBoolean()) {
                    tracker.handedOut(next);
                    finishedByOffset.put(next, false);
                    unfinished.add(next);
                    next += random.nextInt(10) == 0 ? 1 + random.nextInt(50) : 1;
                } else {
                    long offset = unfinished.remove(random.nextInt(unfinished.size()));
                    tracker.finished(offset);
                    finishedByOffset.put(offset, true);
                }
                assertMatches(tracker, finishedByOffset);
            }
        }
    }

    private static void assertMatches(OffsetTracker tracker, SortedMap<Long, Boolean> finishedByOffset) {
        OptionalLong position = OptionalLong.empty();
        int prefix = 0;
        for (var entry : finishedByOffset.entrySet()) {
            if (!entry.getValue()) {
                break;
            }
            position = OptionalLong.of(entry.getKey() + 1);
            prefix++;
        }
        assertThat(tracker.position()).isEqualTo(position);
        assertThat(tracker.window()).isEqualTo(finishedByOffset.size() - prefix);
        assertThat((long) tracker.unfinished())
                .isEqualTo(finishedByOffset.values().stream()
                        .filter(finished -> !finished)
                        .count());
    }

    private static OffsetTracker handedOut(long... offsets) {
        OffsetTracker tracker = new OffsetTracker();
        for (long offset : offsets) {
            tracker.handedOut(offset);
        }
        return tracker;
    }
}

package dev.quire.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule(200, Duration.ofSeconds(1), Duration.ofSeconds(2));

    @Test
    void messagesAreEvenlySpacedAndTheWarmUpIsNotCounted() {
        assertThat(schedule.messages()).isEqualTo(600);
        assertThat(schedule.dueNanos(1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(schedule.isCounted(199)).isFalse();
        assertThat(schedule.isCounted(200)).isTrue();
    }

    @Test
    void aRateBelowTheRangeOrNotANumberIsRefused() {
        for (double rate : new double[] {0, 0.09, 100_001, Double.NaN}) {
            assertThatThrownBy(() -> new Schedule(rate, Duration.ZERO, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsLateGoesAtOnceAndKeepsItsDueTime() {
        long longAgo = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);
        List<Long> due = new ArrayList<>();
        Pacer.run(schedule, longAgo, () -> false, (_, dueNanoTime) -> due.add(dueNanoTime - longAgo));

        assertThat(due).hasSize(600).endsWith(schedule.dueNanos(599));
    }

    @Test
    void aStoppedRunSendsNoMore() {
        List<Long> departed = new ArrayList<>();
        Pacer.run(schedule, System.nanoTime() - 1, () -> departed.size() == 1, (index, _) -> departed.add(index));

        assertThat(departed).containsExactly(0L);
    }
}

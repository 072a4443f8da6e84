package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class ConversationLoadIT {
    private static final long MARGIN_BYTES = 8 * 1024 * 1024;

    @TempDir
    private Path directory;

    /** That 1000 are in flight together is the model's doing: it answers none before all have asked. */
    @Test
    void aThousandConversationsAtOnceAreAnsweredInOrderAndLeaveNothingBehind() throws Exception {
        try (ConversationLoad load =
                new ConversationLoad(1_000, Duration.ofMillis(100), directory.resolve("worker.log"))) {
            ConversationLoad.Report report = load.run(Duration.ZERO, 2);

            System.out.println(report);
            assertThat(report.answered()).isEqualTo(4 * 2 * 1_000);
            assertThat(report.outOfOrder()).isZero();
            assertThat(report.notByTheModel()).isZero();
            assertThat(report.copies()).isZero();
            assertThat(report.liveEndBytes()).isLessThan(report.liveMiddleBytes() + MARGIN_BYTES);
        }
    }
}

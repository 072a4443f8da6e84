package dev.quire.cli.load;

import dev.quire.cli.load.ReplyJudge.Finding;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a round showed. The component names are the keys of {@code --json}; the README of the module defines them.
 *
 * @param sent messages that were due, without the warm-up
 * @param rejected frames, not messages: one that is rejected with {@code retryAfterMs} is sent again
 * @param lost accepted, but without a final reply, also of the warm-up; on an interrupted run that is only known of none
 * @param lostInWarmUp those of them that are in none of sent, accepted and answered
 * @param outOfOrderExamples the first few, with session and message to look for
 * @param undecided neither accepted nor refused
 * @param throughput final replies a second
 * @param ownDelayP99Ms lateness of the tool itself: from when a message was due to when it left an open socket
 */
record Report(
        long sent,
        long accepted,
        long rejected,
        long lost,
        long lostInWarmUp,
        long duplicated,
        long outOfOrder,
        List<String> outOfOrderExamples,
        double p50Ms,
        double p90Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        double throughput,
        long answered,
        long undecided,
        long foreign,
        Map<String, Long> rejectedByCode,
        long duplicatedInConnection,
        long duplicatedAfterResume,
        long secondAnswers,
        long repeatedAfterResend,
        long resent,
        long cuts,
        long halfOpenCuts,
        Map<String, Long> disconnectedByReason,
        double ownDelayP99Ms,
        double cpuSeconds,
        double cpuShare,
        boolean interrupted) {

    /** @param elapsed from the first counted message to the last answer, or to the schedule's end if that is later */
    static Report of(Tally tally, Duration elapsed, OwnCost cost, boolean interrupted) {
        Latency latency = tally.latency();
        long inConnection = tally.times(Finding.TWICE_IN_CONNECTION);
        long afterResume = tally.times(Finding.TWICE_AFTER_RESUME);
        long second = tally.times(Finding.SECOND_ANSWER);
        return new Report(
                tally.sent(),
                tally.accepted(),
                sum(tally.rejections()),
                interrupted ? 0 : tally.underway(),
                interrupted ? 0 : tally.underwayFromWarmUp(),
                inConnection + afterResume + second,
                tally.repliesOutOfOrder(),
                tally.examples(),
                latency.p50Ms(),
                latency.p90Ms(),
                latency.p99Ms(),
                latency.p999Ms(),
                latency.maxMs(),
                tally.answered() / Math.max(1e-3, elapsed.toNanos() / 1e9),
                tally.answered(),
                interrupted ? 0 : tally.undecided(),
                tally.times(Finding.FOREIGN),
                tally.rejections(),
                inConnection,
                afterResume,
                second,
                tally.times(Finding.REPEATED_AFTER_RESEND),
                tally.resends(),
                tally.closedCuts(),
                tally.halfOpenCuts(),
                tally.disconnects(),
                tally.lateness().p99Ms(),
                cost.cpuSeconds(),
                cost.cpuShare(),
                interrupted);
    }

    /** Whether every promise to visitors was kept. */
    boolean isClean() {
        return lost == 0 && duplicated == 0 && outOfOrder == 0 && foreign == 0 && undecided == 0;
    }

    Latency latency() {
        return new Latency(p50Ms, p90Ms, p99Ms, p999Ms, maxMs);
    }

    void print(PrintWriter out) {
        if (interrupted) {
            out.println("Interrupted: what was underway is not judged.");
        }
        line(out, "sent", "%d, accepted %d, answered %d (%.1f a second)", sent, accepted, answered, throughput);
        line(out, "rejected", "%d%s", rejected, byName(rejectedByCode));
        line(out, "latency", "%s", latency());
        line(out, "lost", "%d%s", lost, lostInWarmUp == 0 ? "" : ", of them %d of the warm-up".formatted(lostInWarmUp));
        line(
                out,
                "duplicated",
                "%d (%d in one connection, %d after a resume, %d second answers)",
                duplicated,
                duplicatedInConnection,
                duplicatedAfterResume,
                secondAnswers);
        line(out, "out of order", "%d", outOfOrder);
        outOfOrderExamples.forEach(example -> line(out, "", "%s", example));
        if (undecided > 0 || foreign > 0) {
            line(out, "also wrong", "%d neither accepted nor refused, %d replies to nobody here", undecided, foreign);
        }
        line(
                out,
                "connections",
                "%d cut and %d left half open by us, %d by others%s; %d messages sent again",
                cuts,
                halfOpenCuts,
                sum(disconnectedByReason),
                byName(disconnectedByReason),
                resent);
        line(
                out,
                "this tool",
                "%s; messages left %.1f ms late at p99",
                new OwnCost(cpuSeconds, cpuShare),
                ownDelayP99Ms);
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "%-13s ", name);
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private static String byName(Map<String, Long> counts) {
        return counts.isEmpty() ? "" : " " + counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

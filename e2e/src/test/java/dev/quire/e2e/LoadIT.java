package dev.quire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.local.Service;
import dev.quire.local.ServiceProcess;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.PropagatedHeaders;
import dev.quire.schemas.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** {@code quire load} as an operator runs it: whoever and whatever is cut, every answer comes once and in order. */
@ExtendWith(QuireExtension.class)
final class LoadIT {
    private static final int RATE = 40;

    /** {@code -Dload.messages=10000} for the figures of the README. */
    private static final int MESSAGES = Integer.getInteger("load.messages", 800);

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void nothingIsLostTwiceOrOutOfOrderAlthoughVisitorsAreCut(Quire quire) throws IOException, InterruptedException {
        JsonNode report = report(load("--url " + gateway(quire)
                + " --visitors 20 --warm-up 2s --duration 10s --disconnect-every 2s --patience 60s --rate "
                + RATE));

        assertAllAnsweredOnce(report, 10 * RATE);
        for (String key : List.of("p50Ms", "p99Ms", "p999Ms", "throughput", "cuts", "halfOpenCuts")) {
            assertThat(report.path(key).asDouble(-1))
                    .as("%s in %s", key, report)
                    .isPositive();
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingIsLostTwiceOrOutOfOrderAlthoughGatewaysAreKilledAndRestarted(Quire quire)
            throws IOException, InterruptedException {
        ServiceProcess first = quire.stack().service(Service.WS_GATEWAY);
        try (ServiceProcess second = quire.stack().another(Service.WS_GATEWAY, "ws-gateway-2")) {
            second.start();
            long begun = System.currentTimeMillis();
            Process load = load("--url " + first.uri() + "," + second.uri()
                    + " --visitors 20 --warm-up 0s --disconnect-every 10s --patience 60s --rate " + RATE
                    + " --duration " + MESSAGES / RATE + "s");
            // Who is not let in at the beginning is not measured.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> quire.records().all(TopicCatalogue.MESSAGES).stream()
                            .anyMatch(record -> record.headers().lastHeader(PropagatedHeaders.SYNTHETIC) != null
                                    && record.timestamp() >= begun));
            int kills = 0;
            while (load.isAlive()) {
                ServiceProcess victim = kills % 2 == 0 ? second : first;
                if (kills++ % 4 < 2) {
                    victim.kill();
                } else {
                    victim.stop();
                }
                victim.start();
            }
            JsonNode report = report(load);

            System.out.println(kills + " gateways killed or stopped: " + report);
            assertAllAnsweredOnce(report, MESSAGES);
            assertThat(kills).isPositive();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void floorTimesTheBareEchoBesideTheAnswer(Quire quire) throws IOException, InterruptedException {
        Process load = load("floor --url " + gateway(quire) + " --bootstrap-server "
                + quire.stack().kafkaBootstrapServers() + " --rate 50 --rounds 1 --duration 2s --warm-up 1s");

        JsonNode round = report(load).path(0);

        assertThat(round.at("/echo/p50Ms").asDouble()).isPositive();
        assertThat(round.path("p50Ratio").asDouble())
                .isEqualTo(round.at("/answer/p50Ms").asDouble()
                        / round.at("/echo/p50Ms").asDouble());
    }

    private static String gateway(Quire quire) {
        return quire.uri(Service.WS_GATEWAY, "/").toString();
    }

    private static Process load(String arguments) throws IOException {
        return QuireCli.start(("load " + arguments + " --json").split(" "));
    }

    private static JsonNode report(Process load) throws IOException, InterruptedException {
        String json = QuireCli.output(load);
        assertThat(load.waitFor()).as(json).isZero();
        return EventJson.MAPPER.readTree(json);
    }

    private static void assertAllAnsweredOnce(JsonNode report, int messages) {
        for (String key : List.of("lost", "duplicated", "outOfOrder", "undecided", "foreign")) {
            assertThat(report.path(key).asInt(-1)).as("%s in %s", key, report).isZero();
        }
        assertThat(report.path("sent").asInt()).isEqualTo(messages);
        assertThat(report.path("accepted").asInt()).isEqualTo(messages);
    }
}

package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.cli.Topics;
import dev.quire.local.KafkaServer;
import dev.quire.local.Ports;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.SessionId;
import dev.quire.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every question has its reply, in the order of its session, whoever ends in the middle of the stream. */
@Timeout(300)
class ProcessingGuaranteeIT {
    private static final Duration CAP = Duration.ofMinutes(2);
    private static final String KAFKA = TestServers.kafka().bootstrapServers();

    @TempDir
    private Path directory;

    private final ScriptedModel model = new ScriptedModel();
    private final Visitors visitors = new Visitors(KAFKA);
    private final Map<SessionId, List<MessageId>> asked = new LinkedHashMap<>();

    @AfterEach
    void close() {
        visitors.close();
        model.close();
    }

    @Test
    void aKilledWorkersRequestsAreAnsweredByTheNext() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        model.usually(request -> ScriptedModel.writesOnceOpen(gate, "Dune", " is fine."));
        try (WorkerProcess worker = process("killed").awaitReady()) {
            ask(20, 2);
            await().atMost(CAP).until(() -> model.requests().size() >= 20);

            worker.kill();
        }
        gate.countDown();
        try (WorkerProcess _ = process("next")) {
            awaitAllAnsweredInOrder();
        }
        assertThat(asked.keySet())
                .allSatisfy(session -> assertThat(visitors.replies(session))
                        .extracting(Reply::text)
                        .containsOnly("Dune is fine."));
    }

    @Test
    void workersComeAndGoAndNothingIsLostOrOutOfOrder() throws Exception {
        model.usually(request -> exchange -> {
            Thread.sleep(100);
            ScriptedModel.writes("answer to ", ScriptedModel.question(request)).answer(exchange);
        });
        String impatient = "quire.llm.lanes.drain-deadline=50ms"; // So that some requests are abandoned.
        try (RunningWorker first = worker(impatient)) {
            ask(30, 4);
            try (RunningWorker _ = worker(impatient)) {
                ask(30, 4);
                first.stop();
                ask(30, 4);
                try (RunningWorker _ = worker(impatient)) {
                    ask(30, 4);
                    awaitAllAnsweredInOrder();
                }
            }
        }
    }

    @Test
    void whileKafkaIsFrozenTheReplyWaitsAndThenArrives() throws Exception {
        try (KafkaServer kafka = new KafkaServer(directory, Ports.anyFree(), Ports.anyFree())) {
            kafka.start();
            createTopics(kafka.bootstrapServers());
            CountDownLatch gate = new CountDownLatch(1);
            model.usually(request -> ScriptedModel.writesOnceOpen(gate, "Dune", " is fine."));
            SessionId session = Visitors.someone();
            try (Visitors here = new Visitors(kafka.bootstrapServers());
                    RunningWorker worker = new RunningWorker(
                            kafka.bootstrapServers(),
                            "quire.llm.base-url=" + model.baseUrl(),
                            // Shorter than the outage, so that the producer gives up and the lane has to send again.
                            "quire.llm.kafka.request.timeout.ms=1000",
                            "quire.llm.kafka.delivery.timeout.ms=2000")) {
                here.ask(session, "Is Dune any good?");
                await().atMost(CAP).until(() -> here.deltas(session).size() == 1);

                kafka.pause();
                gate.countDown();
                await().atMost(CAP).until(() -> hasGivenUpARecord(worker));
                kafka.resume();

                await().atMost(CAP).until(() -> !here.replies(session).isEmpty());
                assertThat(here.visibleReplies(session)).extracting(Reply::text).containsExactly("Dune is fine.");
            }
        }
    }

    @Test
    void aWorkerThatKafkaRefusesEndsWithAnError() throws Exception {
        try (WorkerProcess worker = process("refused", "quire.llm.kafka.group.remote.assignor=nonsense")) {
            assertThat(worker.exitCode()).isEqualTo(1);
        }
        assertThat(log("refused")).content().contains("The consumer loop crashed");
    }

    @Test
    void sigtermEndsWithoutAnError() throws Exception {
        try (WorkerProcess worker = process("terminated").awaitReady()) {
            assertThat(worker.terminate()).isEqualTo(143); // 128 + SIGTERM, as every JVM that ends by it.
        }
        assertThat(log("terminated")).content().doesNotContain("ERROR");
    }

    private static boolean hasGivenUpARecord(RunningWorker worker) throws Exception {
        return worker.get("/metrics")
                .body()
                .lines()
                .anyMatch(line -> line.matches("kafka_producer_record_error_total\\{.*} [1-9].*"));
    }

    /** Sessions get so many more questions each, in turn. */
    private void ask(int sessions, int questions) {
        List<SessionId> all = new ArrayList<>(asked.keySet());
        while (all.size() < sessions) {
            all.add(Visitors.someone());
        }
        for (int i = 0; i < questions; i++) {
            for (SessionId session : all) {
                List<MessageId> own = asked.computeIfAbsent(session, name -> new ArrayList<>());
                own.add(visitors.ask(session, "question " + own.size()).messageId());
            }
        }
    }

    /** Copies aside, which clients drop by their id. */
    private void awaitAllAnsweredInOrder() {
        await().atMost(CAP)
                .untilAsserted(() -> asked.forEach((session, questions) -> assertThat(visitors.visibleReplies(session))
                        .extracting(Reply::inReplyTo)
                        .isEqualTo(questions)));
    }

    private RunningWorker worker(String... settings) {
        return new RunningWorker(KAFKA, withModel(settings));
    }

    private WorkerProcess process(String name, String... settings) throws Exception {
        return new WorkerProcess(log(name), KAFKA, withModel(settings));
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private String[] withModel(String... settings) {
        return Stream.concat(Stream.of("quire.llm.base-url=" + model.baseUrl()), Stream.of(settings))
                .toArray(String[]::new);
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Topics.apply(admin, (short) 1);
        }
    }
}

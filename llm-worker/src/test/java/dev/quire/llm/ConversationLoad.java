package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quire.local.demo.ChatCompletionServer;
import dev.quire.local.demo.ChatExchange;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LlmRequest;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.Reply.Source;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Many conversations at once in one worker with 512 MB, against a model that streams slowly. In each round every session
 * asks two questions, one right after the other; the model holds back the first round's answers until it has been asked
 * by all sessions, so that they are in flight together.
 */
final class ConversationLoad implements AutoCloseable {
    private static final int QUESTIONS_A_ROUND = 2;
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(4);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** @param liveMiddleBytes, liveEndBytes of the worker's heap, after a full collection and with nothing in flight */
    record Report(
            long answered, long outOfOrder, long notByTheModel, long copies, long liveMiddleBytes, long liveEndBytes) {}

    private final Duration betweenWords;
    private final CountDownLatch allAsked;
    private final ChatCompletionServer model;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final WorkerProcess worker;
    private final Map<SessionId, Deque<MessageId>> open = new HashMap<>();
    private final Map<SessionId, MessageId> lastAnswered = new HashMap<>();
    private long answered;
    private long outOfOrder;
    private long notByTheModel;
    private long copies;

    ConversationLoad(int sessions, Duration betweenWords, Path log) throws IOException {
        this.betweenWords = betweenWords;
        allAsked = new CountDownLatch(sessions);
        model = new ChatCompletionServer(0, "slow", this::writeSlowly);
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());
        producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> replies = Stream.iterate(0, i -> i + 1)
                .limit(TopicCatalogue.PARTITIONS)
                .map(partition -> new TopicPartition(TopicCatalogue.REPLIES.name(), partition))
                .toList();
        consumer.assign(replies);
        consumer.seekToEnd(replies);
        replies.forEach(consumer::position);
        for (int i = 0; i < sessions; i++) {
            open.put(new SessionId(UUID.randomUUID().toString()), new ArrayDeque<>());
        }
        worker = new WorkerProcess(
                log,
                List.of("-Xmx512m", "-XX:+UseCompactObjectHeaders"),
                TestServers.kafka().bootstrapServers(),
                "quire.llm.base-url=" + model.baseUrl(),
                "quire.llm.kafka.group.id=load-" + UUID.randomUUID(),
                "quire.llm.budget.tokens-per-day=0",
                "quire.llm.budget.usd-per-day=0",
                "quire.llm.lanes.max-in-flight=" + (QUESTIONS_A_ROUND * sessions + 100),
                // Not what is measured here: a busy machine must not turn a slow answer into a fallback.
                "quire.llm.deadline=4m",
                "quire.llm.grace=4m",
                "quire.llm.silence-timeout=3m",
                "quire.llm.connect-timeout=1m");
    }

    /** A run of some minutes: {@code ConversationLoad [minutes, default 30] [sessions, default 1000]}. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.maxIdleConnections", "5000"); // As the build sets it for tests.
        Duration duration = Duration.ofMinutes(arguments.length > 0 ? Long.parseLong(arguments[0]) : 30);
        int sessions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path log = Files.createTempFile("llm-worker", ".log");
        try (ConversationLoad load = new ConversationLoad(sessions, Duration.ofMillis(200), log)) {
            Report report = load.run(duration, 2);
            System.out.println(report + "; the worker's log is " + log);
        }
    }

    /**
     * Runs whole rounds until the time is over, and at least so many on either side of the middle.
     *
     * @throws IllegalStateException if a round does not end within some minutes
     */
    Report run(Duration duration, int leastHalf) throws IOException, InterruptedException {
        worker.awaitReady();
        half(duration.dividedBy(2), leastHalf);
        long middle = liveHeapBytes();
        half(duration.dividedBy(2), leastHalf);
        return new Report(answered, outOfOrder, notByTheModel, copies, middle, liveHeapBytes());
    }

    private void half(Duration duration, int least) {
        long end = System.nanoTime() + duration.toNanos();
        for (int rounds = 0; rounds < least || System.nanoTime() < end; rounds++) {
            open.forEach((session, questions) -> {
                for (int i = 0; i < QUESTIONS_A_ROUND; i++) {
                    questions.add(ask(session));
                }
            });
            awaitAllAnswered();
        }
    }

    private MessageId ask(SessionId session) {
        LlmRequest request =
                new LlmRequest(session, MessageId.random(), "What shall I read?", List.of(), null, Instant.now());
        var _ = producer.send(
                new ProducerRecord<>(TopicCatalogue.LLM_REQUESTS.name(), session.value(), EventJson.write(request)));
        return request.messageId();
    }

    private void awaitAllAnswered() {
        long deadline = System.nanoTime() + LONGEST_ROUND.toNanos();
        while (open.values().stream().anyMatch(questions -> !questions.isEmpty())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not all were answered: " + answered + " so far");
            }
            consumer.poll(Duration.ofMillis(100)).forEach(this::check);
        }
    }

    private void check(ConsumerRecord<String, byte[]> record) {
        SessionId session = new SessionId(record.key());
        Deque<MessageId> questions = open.get(session);
        if (questions == null || !(TopicCatalogue.REPLIES.read(record.value()) instanceof Reply reply)) {
            return;
        }
        MessageId id = reply.inReplyTo();
        if (id.equals(lastAnswered.get(session))) {
            copies++;
            return;
        }
        lastAnswered.put(session, id);
        answered++;
        notByTheModel += reply.source() == Source.MODEL ? 0 : 1;
        @Nullable MessageId expected = questions.poll();
        if (!id.equals(expected)) {
            outOfOrder++;
            questions.remove(id);
        }
    }

    private void writeSlowly(ChatExchange exchange) throws IOException, InterruptedException {
        allAsked.countDown();
        allAsked.await();
        for (int i = 0; i < 20; i++) {
            exchange.text("word ");
            Thread.sleep(betweenWords);
        }
        exchange.finish("stop");
    }

    /** A histogram of live objects is made after a full collection. */
    private long liveHeapBytes() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(worker.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(
                    "No histogram: " + histogram.lines().findFirst().orElse(""));
        }
        return Long.parseLong(Objects.requireNonNull(total.group(1)));
    }

    @Override
    public void close() {
        worker.close();
        producer.close(Duration.ZERO);
        consumer.close();
        model.close();
    }
}

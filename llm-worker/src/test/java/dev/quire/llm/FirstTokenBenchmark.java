package dev.quire.llm;

import dev.quire.local.demo.DemoModel;
import dev.quire.schemas.SessionId;
import dev.quire.testservers.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * How long the first word of an answer takes through Kafka and llm-worker, from the question in {@code chat.llm-requests}
 * to the delta in {@code chat.deltas}, and how long in a streamed call of the same server, in turn. Not a test; run it by
 * hand on a quiet machine: {@code FirstTokenBenchmark [rounds, 500]}.
 */
final class FirstTokenBenchmark {
    private static final int WARM_UP_ROUNDS = 200;
    private static final String QUESTION = "Tell me about whales";

    /** Short answers with pauses between their words, so that the first word does not come together with the last. */
    private static final DemoModel.Tempo TEMPO = new DemoModel.Tempo(Duration.ofMillis(20), Duration.ofMillis(2));

    private FirstTokenBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        String kafka = TestServers.kafka().bootstrapServers();
        try (DemoModel model = new DemoModel(0, TEMPO);
                HttpClient http = HttpClient.newHttpClient();
                Visitors visitors = new Visitors(kafka);
                RunningWorker _ = new RunningWorker(
                        kafka, "quire.llm.base-url=" + model.baseUrl(), "quire.llm.model=" + DemoModel.NAME)) {
            measure(WARM_UP_ROUNDS, http, model, visitors);
            double[][] millis = measure(rounds, http, model, visitors);
            print("direct call", millis[0]);
            print("llm-worker", millis[1]);
        }
        System.exit(0); // The embedded servers' threads would keep the JVM.
    }

    private static double[][] measure(int rounds, HttpClient http, DemoModel model, Visitors visitors)
            throws IOException, InterruptedException {
        double[][] millis = new double[2][rounds];
        for (int round = 0; round < rounds; round++) {
            millis[0][round] = direct(http, model);
            millis[1][round] = throughTheWorker(visitors);
        }
        return millis;
    }

    private static double direct(HttpClient http, DemoModel model) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"model":"%s","stream":true,"messages":[{"role":"user","content":"%s"}]}""".formatted(DemoModel.NAME, QUESTION)))
                .build();
        long begin = System.nanoTime();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                http.send(call, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            while (!lines.readLine().contains("\"content\":\"D")) {}
            double millis = millisSince(begin);
            while (lines.readLine() != null) {}
            return millis;
        }
    }

    private static double throughTheWorker(Visitors visitors) throws InterruptedException {
        SessionId session = Visitors.someone();
        long begin = System.nanoTime();
        visitors.ask(session, QUESTION);
        while (visitors.deltas(session).isEmpty()) {
            Thread.sleep(Duration.ofNanos(200_000));
        }
        double millis = millisSince(begin);
        while (visitors.replies(session).isEmpty()) {
            Thread.sleep(1);
        }
        return millis;
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%-12s p50 %6.1f  p99 %6.1f ms to the first word%n",
                what, millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }
}

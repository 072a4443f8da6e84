package dev.quire.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of {@code ./quire up}: from the taken data directory to the last process that has ended. */
final class Up {
    private static final int SPARE_PORT = 8090;
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final StackSettings settings;
    private final boolean fresh;
    private final boolean terminal;
    private final PrintWriter out;

    Up(StackSettings settings, boolean fresh, boolean terminal, PrintWriter out) {
        this.settings = settings;
        this.fresh = fresh;
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * Starts the stack and shows it. A signal, which ends this JVM, stops it.
     *
     * @throws LocalServerException if a part did not start, or ended later; the end of this JVM stops the others
     */
    void run() throws IOException, InterruptedException {
        try (DataDirectory directory = DataDirectory.take(settings.directory(), out)) {
            // Not before: who holds the port may be another run on this data, or the end of a killed one.
            settings.gatewayPort().ifPresent(Up::mustBeFree);
            if (fresh) {
                directory.forget();
            }
            Instant begun = Instant.now();
            LocalStack stack = new LocalStack(settings);
            start(stack);
            out.print(screen(stack, Duration.between(begun, Instant.now())));
            out.flush();
            Thread.ofVirtual().start(this::prepareNextStart);
            awaitUnexpectedEnd(stack);
        }
    }

    private void prepareNextStart() {
        try {
            ServiceJars.prepare(
                    settings.repository(),
                    settings.directory().resolve("trial"),
                    settings.directory().resolve("logs").resolve("preparation.log"));
        } catch (IOException | UncheckedIOException | LocalServerException | InterruptedException _) {
            // The next start is as this one; the log has the cause, unless it is that this run is ending.
        }
    }

    private void start(LocalStack stack) throws InterruptedException {
        Progress progress = terminal
                ? new LiveProgress(out, InstantSource.system(), stack.startingOrder())
                : new PlainProgress(out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, progress), "end"));
        try (progress) {
            stack.start(progress);
        } catch (LocalServerException e) {
            awaitEndIfStopping(stack);
            throw e;
        }
    }

    private static void mustBeFree(int port) {
        if (!Ports.isFree(port)) {
            throw new LocalServerException("Port " + port + " is taken by another program, or not allowed."
                    + " Choose another one, such as: ./quire up --port " + Ports.preferring(SPARE_PORT));
        }
    }

    private void end(LocalStack stack, Progress progress) {
        progress.close();
        Instant begun = Instant.now();
        out.println();
        out.println("Stopping");
        stack.close();
        Watchdog.ofThisJvm().end();
        out.println("Stopped after " + Progress.seconds(Duration.between(begun, Instant.now())) + "; the data is in "
                + settings.directory());
    }

    private static void awaitUnexpectedEnd(LocalStack stack) throws InterruptedException {
        while (true) {
            for (LocalServer part : stack.parts()) {
                if (!part.isRunning()) {
                    awaitEndIfStopping(stack);
                    throw new LocalServerException(
                            part.name() + " has ended by itself. The end of " + part.log() + ":\n" + part.logTail());
                }
            }
            Thread.sleep(CHECK_INTERVAL);
        }
    }

    /** While a signal ends us, processes that end are no news: the shutdown hook has the word, then the JVM is gone. */
    private static void awaitEndIfStopping(LocalStack stack) throws InterruptedException {
        if (stack.isStopping()) {
            Thread.currentThread().join();
        }
    }

    private UpScreen screen(LocalStack stack, Duration took) {
        List<UpScreen.Row> rows = new ArrayList<>();
        stack.parts().forEach(part -> rows.add(UpScreen.Row.of(part)));
        settings.kafkaBootstrapServers().ifPresent(address -> rows.add(UpScreen.Row.existing("kafka", address)));
        settings.postgres()
                .ifPresent(access ->
                        rows.add(UpScreen.Row.existing("postgres", UpScreen.withoutSecrets(access.jdbcUrl()))));
        settings.redisUri().ifPresent(uri -> rows.add(UpScreen.Row.existing("redis", UpScreen.withoutSecrets(uri))));
        String page = stack.service(Service.WS_GATEWAY).address();
        return new UpScreen(page, took, rows, model(settings), settings.directory());
    }

    private static String model(StackSettings settings) {
        if (settings.demoModel()) {
            return "DEMO: a script answers, no language model; local/README.md tells how to make it fail";
        }
        Map<String, String> environment = settings.environment();
        String url = environment.getOrDefault("OPENAI_BASE_URL", "");
        String key = environment.getOrDefault("OPENAI_API_KEY", "");
        if (url.isBlank() && key.isBlank()) {
            return "none, so the generic fallback answers; set OPENAI_API_KEY or OPENAI_BASE_URL for one";
        }
        String model = environment.getOrDefault("OPENAI_MODEL", "");
        return (model.isBlank() ? "llm-worker's default" : model) + " at "
                + (url.isBlank() ? "OpenAI" : UpScreen.withoutSecrets(url));
    }
}

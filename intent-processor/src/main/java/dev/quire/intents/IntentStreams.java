package dev.quire.intents;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the topology while the application runs. An outage of Kafka is waited for; after anything else that kills a
 * stream thread the whole process ends with status 1, for its supervisor to start again or to give up loudly.
 */
final class IntentStreams implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(IntentStreams.class);

    /** Enough to finish and commit what is in hand; what is not committed is answered again at the next start. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final MeterRegistry registry;
    private volatile boolean running;

    IntentStreams(Topology topology, Properties settings, MeterRegistry registry) {
        this.streams = new KafkaStreams(topology, settings);
        this.metrics = new KafkaStreamsMetrics(streams);
        this.registry = registry;
        streams.setUncaughtExceptionHandler(IntentStreams::onDeadThread);
        streams.setStateListener((state, previous) -> {
            log.atInfo().setMessage("Streams state").addKeyValue("state", state).log();
            if (state == KafkaStreams.State.ERROR) {
                exit();
            }
        });
    }

    private static StreamThreadExceptionResponse onDeadThread(Throwable death) {
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                log.warn("A stream thread gave up on Kafka and is replaced", death);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        log.error("A stream thread died", death);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** On a thread of its own: the shutdown hooks close the streams, which waits for the thread that calls this. */
    private static void exit() {
        Thread.ofPlatform().name("exit").start(() -> System.exit(1));
    }

    @Override
    public void start() {
        metrics.bindTo(registry);
        running = true;
        // Until the catalogue is read it blocks, while Kafka is away for as long: the service itself is up meanwhile.
        Thread.ofPlatform().name("streams-start").daemon().start(this::startStreams);
    }

    private void startStreams() {
        try {
            streams.start();
        } catch (RuntimeException e) {
            if (running) {
                log.error("Streams did not start", e);
                exit();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        if (!streams.close(CLOSE_WITHIN)) {
            log.warn("Streams did not stop in time");
        }
        metrics.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Up when every assigned partition has its state and is being read; down while partitions move. */
    @Override
    public Health health() {
        KafkaStreams.State state = streams.state();
        return (state == KafkaStreams.State.RUNNING ? Health.up() : Health.down())
                .withDetail("state", state)
                .build();
    }
}

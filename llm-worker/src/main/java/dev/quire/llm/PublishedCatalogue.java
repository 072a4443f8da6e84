package dev.quire.llm;

import dev.quire.schemas.TopicCatalogue;
import dev.quire.understanding.Catalogue;
import dev.quire.understanding.CatalogueFile;
import dev.quire.understanding.InvalidCatalogueException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The catalogue in force: the one that was published last in {@code chat.intents}, the one of this build until it is read
 * and while none is published. Nobody waits for it: a model that is told last week's policies for a second is better than
 * a visitor who gets no answer. For any thread; a thread of its own follows the topic.
 */
final class PublishedCatalogue implements Supplier<Catalogue>, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PublishedCatalogue.class);

    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.INTENTS.name(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Catalogue builtIn = CatalogueFile.builtIn();
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private volatile Catalogue inForce = builtIn;
    private volatile boolean running;
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    /** @param consumers makes one that is in no group; it is closed here */
    PublishedCatalogue(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public Catalogue get() {
        return inForce;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("catalogue").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<byte[], byte[]> current = reading;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                reading = consumer;
                consumer.assign(List.of(PARTITION));
                consumer.seekToBeginning(List.of(PARTITION));
                while (running) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                log.warn("Cannot read {}; kept the catalogue {}, trying again", PARTITION, inForce.version(), e);
                pause();
            }
        }
    }

    /** What is no catalogue changes nothing. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            inForce = CatalogueFile.published(record.key(), record.value()).orElse(builtIn);
            log.info("The catalogue in force is version={}", inForce.version());
        } catch (InvalidCatalogueException e) {
            log.error("A record is no catalogue; kept version={} reason={}", inForce.version(), e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody interrupts this thread", e);
        }
    }
}

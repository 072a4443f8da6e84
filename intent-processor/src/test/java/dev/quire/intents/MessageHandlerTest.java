package dev.quire.intents;

import static dev.quire.intents.DrivenTopology.ASKED;
import static dev.quire.intents.DrivenTopology.MATCHER;
import static dev.quire.intents.DrivenTopology.SESSION;
import static dev.quire.intents.DrivenTopology.key;
import static dev.quire.intents.DrivenTopology.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quire.schemas.EventJson;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import dev.quire.understanding.LayeredMatcher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageHandlerTest {
    private final OpenStore store;

    MessageHandlerTest(@TempDir Path directory) {
        store = new OpenStore(directory);
        store.context().setCurrentSystemTimeMs(ASKED.toEpochMilli());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** So that the message, when it comes again, gets the same answer. */
    @Test
    void theOutcomeIsStoredBeforeItIsSent() {
        VisitorMessage message = message("Hello");

        assertThatThrownBy(() -> handler(outage(), () -> MATCHER).handle(record(message)))
                .isInstanceOf(KafkaException.class);

        assertThat(conversations().conversation(SESSION).exchange(message.messageId()))
                .hasValueSatisfying(
                        exchange -> assertThat(exchange.outcome().at()).isEqualTo(ASKED));
    }

    /** Or it would end the service, and the next one that reads it. */
    @Test
    void messageThatOverflowsTheStackBecomesADeadLetterAndGetsTheFallback() {
        store.context().setRecordMetadata(TopicCatalogue.MESSAGES.name(), 0, 0);

        handler(store.context(), () -> {
                    throw new StackOverflowError();
                })
                .handle(record(message("Hello")));

        assertThat(store.context().forwarded())
                .extracting(forwarded -> forwarded.childName().orElseThrow())
                .containsExactly(
                        ChatTopology.sinkOf(TopicCatalogue.MESSAGES.deadLetters()),
                        ChatTopology.sinkOf(TopicCatalogue.REPLIES));
    }

    private MessageHandler handler(ProcessorContext<byte[], byte[]> context, Supplier<LayeredMatcher> deciding) {
        Decider decider = new Decider(
                deciding,
                new Conversation.Limits(10, 2000, 50),
                new Talk.Limits(5, Duration.ofMinutes(10), 10, Duration.ofMinutes(10)));
        IntentMetrics metrics = new IntentMetrics(new SimpleMeterRegistry());
        return new MessageHandler(context, conversations(), decider, () -> MATCHER, metrics);
    }

    /** The context while Kafka takes nothing. */
    @SuppressWarnings("unchecked")
    private ProcessorContext<byte[], byte[]> outage() {
        return (ProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProcessorContext.class}, (_, method, arguments) -> {
                    if (method.getName().equals("forward")) {
                        throw new KafkaException("no broker");
                    }
                    return method.invoke(store.context(), arguments);
                });
    }

    private ConversationStore conversations() {
        return store.conversations(50, 5);
    }

    private static Record<byte[], byte[]> record(VisitorMessage message) {
        return new Record<>(key(message.sessionId()), EventJson.write(message), ASKED.toEpochMilli());
    }
}

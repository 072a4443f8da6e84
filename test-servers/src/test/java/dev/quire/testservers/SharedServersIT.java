package dev.quire.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.MessageEvent;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.schemas.VisitorMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SharedServersIT {
    @Test
    void kafkaHasTheTopicsAndKeepsASessionInOrder() {
        SessionId session = new SessionId(UUID.randomUUID().toString());
        try (TestTopics topics = new TestTopics(TestServers.kafka().bootstrapServers())) {
            MessageEvent first = message(session, "first");
            MessageEvent second = message(session, "second");
            topics.publish(TopicCatalogue.MESSAGES, first);
            topics.publish(
                    TopicCatalogue.MESSAGES,
                    message(new SessionId(UUID.randomUUID().toString()), "other"));
            topics.publish(TopicCatalogue.MESSAGES, second);

            assertThat(topics.await(TopicCatalogue.MESSAGES, session, 2)).containsExactly(first, second);
        }
    }

    @Test
    void aMalformedValueAndHeadersArriveAsTheyAre() {
        SessionId session = new SessionId(UUID.randomUUID().toString());
        byte[] poison = "not JSON".getBytes(StandardCharsets.UTF_8);
        try (TestTopics topics = new TestTopics(TestServers.kafka().bootstrapServers())) {
            topics.publish(TopicCatalogue.LOOKUPS, session, poison, Map.of("synthetic", "true"));

            List<ConsumerRecord<String, byte[]>> records =
                    topics.awaitRecords(TopicCatalogue.LOOKUPS, session, found -> found.size() == 1);

            assertThat(records.getFirst().value()).isEqualTo(poison);
            assertThat(records.getFirst().headers().lastHeader("synthetic").value())
                    .isEqualTo("true".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void postgresAnswersItsOwner() throws SQLException {
        PostgresAddress address = TestServers.postgres();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT lower('ÉTÉ')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("été");
        }
    }

    @Test
    void redisAnswers() throws IOException {
        URI uri = URI.create(TestServers.redis().uri());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(7))
                    .isEqualTo("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void theSameServerIsGivenAgain() {
        assertThat(TestServers.redis()).isEqualTo(TestServers.redis());
    }

    private static VisitorMessage message(SessionId session, String text) {
        return new VisitorMessage(session, MessageId.random(), text, Instant.now());
    }
}

package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quire.orders.books.OpenSearchServer;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.Matched;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.Reply;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.PostgresAddress;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service with an OpenSearch beside it. */
class OpenSearchServiceIT {
    private static final Matched MATCHED = new Matched(Matched.Layer.PHRASE, "7", null);

    @Test
    void aWishIsAnsweredByOpenSearch(@TempDir Path directory) throws IOException, InterruptedException {
        String kafka = TestServers.kafka().bootstrapServers();
        PostgresAddress postgres = TestServers.postgres();
        try (OpenSearchServer openSearch = new OpenSearchServer(directory)) {
            openSearch.start();
            try (RunningEnricher service = new RunningEnricher(
                            kafka,
                            new RunningEnricher.Database(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                            "quire.orders.sample-data=true",
                            "quire.open-search.timeout=5s",
                            "quire.open-search.url=" + openSearch.url());
                    TestTopics topics = new TestTopics(kafka)) {
                service.awaitReady();
                await().atMost(RunningEnricher.CAP)
                        .until(() -> service.get("/metrics").body().contains("chat_book_index_usable 1.0"));
                BookLookup lookup = new BookLookup(
                        Lookups.newSession(), MessageId.random(), "something like Dune", 0, MATCHED, Instant.now());
                topics.publish(TopicCatalogue.LOOKUPS, lookup);

                Reply reply = (Reply) topics.await(TopicCatalogue.REPLIES, lookup.sessionId(), 1)
                        .getFirst();

                assertThat(reply.cards()).hasSize(3);
                assertThat(service.get("/metrics").body())
                        .contains("chat_book_searches_total{engine=\"opensearch\"} 2.0")
                        .contains("chat_book_searches_total{engine=\"postgresql\"} 0.0");
            }
        }
    }
}

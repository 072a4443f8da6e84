package dev.quire.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.BookCard;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.LookupEvent;
import dev.quire.schemas.Matched;
import dev.quire.schemas.MessageId;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderLookup;
import dev.quire.schemas.OrderNumber;
import dev.quire.schemas.Reply;
import dev.quire.schemas.ReplyEvent;
import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import dev.quire.testservers.PostgresAddress;
import dev.quire.testservers.TestServers;
import dev.quire.testservers.TestTopics;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import tools.jackson.databind.JsonNode;

/** Wishes through real Kafka and PostgreSQL with the sample books, and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookRecommendationIT {
    private static final Matched MATCHED = new Matched(Matched.Layer.PHRASE, "7", null);

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final TestTopics topics = new TestTopics(kafka);
    private RunningEnricher service;

    @BeforeAll
    void start() {
        PostgresAddress postgres = TestServers.postgres();
        service = new RunningEnricher(
                kafka,
                new RunningEnricher.Database(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                "quire.orders.sample-data=true");
        service.awaitReady();
    }

    @AfterAll
    void stop() {
        service.close();
        topics.close();
    }

    @Test
    void aWishIsAnsweredWithThreeBooksAndAReasonEach() {
        BookLookup lookup = wish(Lookups.newSession(), "something like Dune under $20", 0);
        topics.publish(TopicCatalogue.LOOKUPS, lookup);

        Reply reply = (Reply)
                topics.await(TopicCatalogue.REPLIES, lookup.sessionId(), 1).getFirst();

        assertThat(reply.source()).isEqualTo(Reply.Source.LOOKUP);
        assertThat(reply.intent()).isEqualTo("product");
        assertThat(reply.matched()).isEqualTo(MATCHED);
        assertThat(reply.quickReplies()).contains("More like these", "Something cheaper");
        assertThat(reply.cards()).hasSize(3).allSatisfy(card -> {
            BookCard book = (BookCard) card;
            assertThat(book.priceCents()).isLessThanOrEqualTo(2000);
            assertThat(book.why()).startsWith("Like Dune, a").endsWith(".");
        });
    }

    @Test
    void ordersAndWishesOfOneSessionAreAnsweredInOrderByFewQueries() {
        var container = service.bean(ConcurrentMessageListenerContainer.class);
        container.stop();
        SessionId session = Lookups.newSession();
        List<LookupEvent> lookups = IntStream.range(0, 60)
                .<LookupEvent>mapToObj(i -> i % 3 == 0
                        ? new OrderLookup(session, MessageId.random(), new OrderNumber("123456"), null, Instant.now())
                        : wish(session, i % 3 == 1 ? "do you have Emma?" : "a mystery with a cat", i % 5))
                .toList();
        lookups.forEach(lookup -> topics.publish(TopicCatalogue.LOOKUPS, lookup));
        AtomicInteger queries = new AtomicInteger();
        service.bean(Jdbi.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext statement) {
                queries.incrementAndGet();
            }
        });
        container.start();

        List<ReplyEvent> replies = topics.await(TopicCatalogue.REPLIES, session, lookups.size());

        assertThat(replies)
                .extracting(ReplyEvent::inReplyTo)
                .containsExactlyElementsOf(
                        lookups.stream().map(LookupEvent::messageId).toList());
        // One for the orders, two for spelling, one for titles, two for books; the poll may come in two.
        assertThat(queries.get()).isBetween(1, 16);
    }

    @Test
    void aWishThatIsNoneIsADeadLetterAndTheNextIsServed() {
        SessionId session = Lookups.newSession();
        byte[] poison = "{\"type\":\"book-lookup\",\"wish\":\" \"}".getBytes(StandardCharsets.UTF_8);
        topics.publish(TopicCatalogue.LOOKUPS, session, poison, Map.of());
        BookLookup next = wish(session, "\0 a novel \uFFFF by Jane Austen", 0);
        topics.publish(TopicCatalogue.LOOKUPS, next);

        ReplyEvent reply = topics.await(TopicCatalogue.REPLIES, session, 1).getFirst();

        assertThat(reply.inReplyTo()).isEqualTo(next.messageId());
        assertThat(topics.awaitRecords(TopicCatalogue.LOOKUPS.deadLetters(), session, records -> !records.isEmpty()))
                .hasSize(1);
    }

    @Test
    void whatMayBeANameIsAnsweredOrGoesToTheModel() {
        SessionId session = Lookups.newSession();
        NameLookup none = name(session, "I like turtles");
        NameLookup author = name(session, "jane austen");
        topics.publish(TopicCatalogue.LOOKUPS, none);
        topics.publish(TopicCatalogue.LOOKUPS, author);

        Reply reply = (Reply) topics.await(TopicCatalogue.REPLIES, session, 1).getFirst();

        assertThat(reply.inReplyTo()).isEqualTo(author.messageId());
        assertThat(reply.cards())
                .isNotEmpty()
                .allSatisfy(card -> assertThat(((BookCard) card).author()).isEqualTo("Jane Austen"));
        assertThat(topics.await(TopicCatalogue.LLM_REQUESTS, session, 1)).containsExactly(none.otherwise());
    }

    @Test
    void booksAreServedOverHttpAsCards() throws IOException, InterruptedException {
        HttpResponse<String> response = service.get("/api/books?limit=2&wish=" + encoded("fantasy for a 10-year-old"));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode body = EventJson.MAPPER.readTree(response.body());
        assertThat(body.get("match").asString()).isEqualTo("matches");
        assertThat(body.get("more").asBoolean()).isTrue();
        assertThat(body.get("books")).hasSize(2).allSatisfy(book -> {
            assertThat(book.get("type").asString()).isEqualTo("book");
            assertThat(book.get("genre").asString()).isEqualTo("Fantasy");
            assertThat(book.get("priceCents").isInt()).isTrue();
            assertThat(book.get("why").asString()).contains("fantasy novel");
        });
        HttpResponse<String> next =
                service.get("/api/books?skip=2&limit=2&wish=" + encoded("fantasy for a 10-year-old"));
        assertThat(EventJson.MAPPER.readTree(next.body()).get("books").get(0))
                .isNotIn(body.get("books").get(0), body.get("books").get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?wish=",
                "?wish=%20",
                "?wish=a&limit=0",
                "?wish=a&limit=11",
                "?wish=a&limit=three",
                "?wish=a&skip=-1",
                "?wish=a&skip=99999999999",
            })
    void whatIsNotAWishIs400(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = service.get("/api/books" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).containsAnyOf("wish is", "limit is", "skip is");
    }

    @Test
    void aWishOfMoreThan500CharactersIs400() throws IOException, InterruptedException {
        assertThat(service.get("/api/books?wish=" + "a".repeat(500)).statusCode())
                .isEqualTo(200);
        assertThat(service.get("/api/books?wish=" + "a".repeat(501)).statusCode())
                .isEqualTo(400);
    }

    private static BookLookup wish(SessionId session, String wish, int skip) {
        return new BookLookup(session, MessageId.random(), wish, skip, MATCHED, Instant.now());
    }

    private static NameLookup name(SessionId session, String text) {
        return new NameLookup(session, MessageId.random(), text, List.of(), MATCHED, Instant.now());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

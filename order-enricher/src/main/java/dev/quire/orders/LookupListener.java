package dev.quire.orders;

import dev.quire.orders.books.BookAdvice;
import dev.quire.orders.books.BookAdvisor;
import dev.quire.orders.books.NamedBooks;
import dev.quire.schemas.BookLookup;
import dev.quire.schemas.NameLookup;
import dev.quire.schemas.OrderNumber;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/**
 * From {@code chat.lookups} through PostgreSQL to {@code chat.replies}, or to {@code chat.llm-requests} for what may have been
 * a name and is none, one poll at a time, on one thread:
 *
 * <pre>
 * poll ── read ── queries ─── answers ── Kafka has them ── the container commits
 *  ▲                  │                         │
 *  │      PostgreSQL is away: notices    Kafka is away
 *  └───── pause ◀─────┴─────────────────────────┘
 * </pre>
 *
 * A failed batch leaves no trace but notices: the container seeks back to its first records and polls again, so the
 * partitions wait and keep their order. The new poll may bring more records, whose visitors get a notice too.
 */
@Component
final class LookupListener implements BatchMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(LookupListener.class);
    private static final int BOOKS_SHOWN = 3;

    private final OrderStore orderStore;
    private final BookAdvisor bookAdvisor;
    private final NamedBooks namedBooks;
    private final LookupAnswers answers;
    private final RecordSender sender;
    private final DelayNotices notices;
    private final LookupMetrics metrics;
    private final Clock clock;
    private boolean failing;

    LookupListener(
            OrderStore orderStore,
            BookAdvisor bookAdvisor,
            NamedBooks namedBooks,
            LookupAnswers answers,
            RecordSender sender,
            DelayNotices notices,
            LookupMetrics metrics,
            Clock clock) {
        this.orderStore = orderStore;
        this.bookAdvisor = bookAdvisor;
        this.namedBooks = namedBooks;
        this.answers = answers;
        this.sender = sender;
        this.notices = notices;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            answer(records.stream().map(ReceivedLookup::read).toList());
        } catch (RuntimeException outage) {
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("records", records.size())
                        .setCause(outage)
                        .log("Look-ups wait and are retried");
            }
            failing = true;
            // Naming the first record makes the error handler seek back and poll; any other exception would make it
            // retry the same records in memory, and visitors who come later would hear nothing.
            throw new BatchListenerFailedException("Look-ups wait", outage, 0);
        }
        if (failing) {
            LOG.info("Look-ups are answered again");
        }
        failing = false;
    }

    private void answer(List<ReceivedLookup> lookups) {
        FoundFacts facts = find(lookups);
        List<LookupOutcome> outcomes = lookups.stream()
                .map(lookup -> answers.answer(lookup, facts, clock.instant()))
                .toList();
        sender.send(
                outcomes.stream().flatMap(outcome -> outcome.toWrite().stream()).toList());
        metrics.answered(outcomes);
        outcomes.forEach(LookupListener::logDeadLetter);
    }

    private static void logDeadLetter(LookupOutcome outcome) {
        if (outcome.cause() == null) {
            return;
        }
        ConsumerRecord<byte[], byte[]> record = outcome.received().record();
        LoggingEventBuilder log = switch (outcome.received()) {
            // Its cause, which may quote it, is in the letter's headers.
            case ReceivedLookup.Malformed _ -> LOG.atWarn();
            case ReceivedLookup.Question question ->
                LOG.atError()
                        .addKeyValue("session", question.lookup().sessionId())
                        .setCause(outcome.cause());
        };
        log.addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("A record went to the dead letters");
    }

    private FoundFacts find(List<ReceivedLookup> lookups) {
        Set<OrderNumber> numbers = new HashSet<>();
        Set<BookLookup> wishes = new LinkedHashSet<>();
        Set<NameLookup> names = new LinkedHashSet<>();
        for (ReceivedLookup lookup : lookups) {
            switch (lookup) {
                case ReceivedLookup.OrderQuestion order ->
                    numbers.add(order.lookup().orderNumber());
                case ReceivedLookup.BookQuestion wish -> wishes.add(wish.lookup());
                case ReceivedLookup.NameQuestion name -> names.add(name.lookup());
                case ReceivedLookup.Malformed _ -> {}
            }
        }
        try {
            return metrics.query(() -> new FoundFacts(orderStore.find(numbers), advise(wishes), named(names)));
        } catch (RuntimeException away) {
            try {
                notices.tell(lookups, clock.instant());
            } catch (RuntimeException kafkaAway) {
                away.addSuppressed(kafkaAway);
            }
            throw away;
        }
    }

    /** Whatever happens to the books, these need not wait for it: the model may know an answer. */
    private Map<NameLookup, BookAdvice> named(Set<NameLookup> lookups) {
        if (lookups.isEmpty()) {
            return Map.of();
        }
        Map<String, BookAdvice> byName;
        try {
            byName = namedBooks.find(lookups.stream().map(NameLookup::text).collect(Collectors.toSet()), BOOKS_SHOWN);
        } catch (RuntimeException | StackOverflowError cause) {
            LOG.atWarn()
                    .addKeyValue("records", lookups.size())
                    .setCause(cause)
                    .log("What may be names is left to the model");
            return Map.of();
        }
        Map<NameLookup, BookAdvice> found = new HashMap<>();
        for (NameLookup lookup : lookups) {
            if (byName.get(lookup.text()) instanceof BookAdvice.Recommended advice && advice.fits()) {
                found.put(lookup, advice);
            }
        }
        return found;
    }

    private Map<BookLookup, BookAdvice> advise(Set<BookLookup> wishes) {
        List<BookAdvice> advice = bookAdvisor.advise(wishes.stream()
                .map(lookup -> new BookAdvisor.Question(lookup.wish(), lookup.skip(), BOOKS_SHOWN))
                .toList());
        Map<BookLookup, BookAdvice> byWish = new HashMap<>();
        Iterator<BookAdvice> next = advice.iterator();
        wishes.forEach(lookup -> byWish.put(lookup, next.next()));
        return byWish;
    }
}

package dev.quire.orders.books;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.opensearch.indices.IndexState;

/**
 * Copies of table {@code books} in OpenSearch, each of one state of the table, never changed later. Searches go to an alias,
 * which moves to the next copy in one step once that is complete.
 *
 * <pre>
 * quire-books-v1 ──▶ quire-books-v1-{fingerprint of the table}-{begun at, ms since 1970}
 * </pre>
 *
 * The version is that of the mapping: while two versions of this service run, each has its own alias and copies. For one
 * thread; other instances of the service may do the same at the same time, and the last one to finish wins.
 */
final class OpenSearchIndex {
    /** To be counted up when {@code opensearch/books.json} or {@link Document} changes. */
    static final String VERSION = "v1";

    private static final String DEFINITION = definition();

    /** A copy that is not complete after it was left by somebody who was killed. */
    private static final Duration FILLED_WITHIN = Duration.ofHours(1);

    private final OpenSearchConnection connection;
    private final String alias;
    private final Clock clock;

    OpenSearchIndex(OpenSearchConnection connection, String alias, Clock clock) {
        this.connection = connection;
        this.alias = alias;
        this.clock = clock;
    }

    /** A book as it is stored, with what is computed from it. */
    record Document(@JsonUnwrapped Book book, String titleKey, double popularity) {
        static Document of(Book book) {
            return new Document(book, WishWords.key(book.title()), OpenSearchQuery.popularity(book.salesRank()));
        }
    }

    /** @return of the copy that searches go to; null if there is none */
    @Nullable String fingerprint() {
        return indices().entrySet().stream()
                .filter(index -> index.getValue().aliases().containsKey(alias))
                .map(index -> index.getKey()
                        .substring(alias.length() + 1, index.getKey().lastIndexOf('-')))
                .findFirst()
                .orElse(null);
    }

    private Map<String, IndexState> indices() {
        return connection
                .ask(client -> client.indices().get(get -> get.index(alias + "-*")))
                .result();
    }

    /** Copies the table and moves the alias. Takes a few seconds for 100,000 books. */
    void fill(String fingerprint, BookRows rows) {
        String index = alias + "-" + fingerprint + "-" + clock.millis();
        create(index);
        rows.forEachBatch(books -> save(index, books));
        connection.work(client -> client.indices().refresh(refresh -> refresh.index(index)));
        moveAlias(index);
    }

    private static String definition() {
        try (InputStream json =
                Objects.requireNonNull(OpenSearchIndex.class.getResourceAsStream("/opensearch/books.json"))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create(String index) {
        Request request = Requests.builder()
                .method("PUT")
                .endpoint(index)
                .json(DEFINITION)
                .build();
        int status = connection.work(client -> {
            try (Response response = client.generic().execute(request)) {
                return response.getStatus();
            }
        });
        if (status != HttpStatus.SC_OK) {
            throw new OpenSearchFailure("HTTP " + status + " to a new index");
        }
    }

    private void save(String index, List<Book> books) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(index);
        for (Book book : books) {
            bulk.operations(operation -> operation.index(it -> it.id(book.id()).document(Document.of(book))));
        }
        BulkResponse response = connection.work(client -> client.bulk(bulk.build()));
        if (response.errors()) {
            throw new OpenSearchFailure("Some books were not taken");
        }
    }

    /** The former copy goes in the same step, and so does what others left. */
    private void moveAlias(String index) {
        Map<String, IndexState> indices = indices();
        Instant leftBefore = clock.instant().minus(FILLED_WITHIN);
        connection.work(client -> client.indices().updateAliases(update -> {
            update.actions(action -> action.add(add -> add.index(index).alias(alias)));
            indices.forEach((other, state) -> {
                boolean former = state.aliases().containsKey(alias);
                if (!other.equals(index) && (former || begunAt(other).isBefore(leftBefore))) {
                    update.actions(action -> action.removeIndex(remove -> remove.index(other)));
                }
            });
            return update;
        }));
    }

    private static Instant begunAt(String index) {
        return Instant.ofEpochMilli(Long.parseLong(index.substring(index.lastIndexOf('-') + 1)));
    }
}

package dev.quire.orders.books;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private final Pattern name;
    private final Clock clock;

    OpenSearchIndex(OpenSearchConnection connection, String alias, Clock clock) {
        this.connection = connection;
        this.alias = alias;
        this.name = Pattern.compile(Pattern.quote(alias) + "-(?<fingerprint>[0-9a-f]{16})-(?<begun>[0-9]{13})");
        this.clock = clock;
    }

    /** A book as it is stored, with what is computed from it. */
    record Document(@JsonUnwrapped Book book, String titleKey, double popularity) {
        static Document of(Book book) {
            return new Document(book, WishWords.key(book.title()), OpenSearchQuery.popularity(book.salesRank()));
        }
    }

    /** One of our indices. */
    private record Copy(String index, String fingerprint, Instant begun, boolean serves) {}

    /** @return of the copy that searches go to; null if there is none */
    @Nullable String fingerprint() {
        return copies().stream()
                .filter(Copy::serves)
                .map(Copy::fingerprint)
                .findFirst()
                .orElse(null);
    }

    private List<Copy> copies() {
        Map<String, IndexState> indices = connection
                .ask(client -> client.indices().get(get -> get.index(alias + "-*")))
                .result();
        List<Copy> copies = new ArrayList<>();
        indices.forEach((index, state) -> {
            Matcher ours = name.matcher(index);
            if (ours.matches()) {
                Instant begun = Instant.ofEpochMilli(Long.parseLong(ours.group("begun")));
                copies.add(new Copy(
                        index, ours.group("fingerprint"), begun, state.aliases().containsKey(alias)));
            }
        });
        return copies;
    }

    /**
     * Copies the table and moves the alias.
     *
     * @throws OpenSearchFailure if OpenSearch is away or refuses; then the alias is where it was
     * @throws RuntimeException if the table cannot be read; likewise
     */
    void fill(String fingerprint, BookRows rows) {
        String index = alias + "-" + fingerprint + "-" + clock.millis();
        create(index);
        try {
            rows.forEachBatch(books -> save(index, books));
            connection.work(client -> client.indices().refresh(refresh -> refresh.index(index)));
            moveAlias(index);
        } catch (RuntimeException e) {
            deleteAfter(e, index);
            throw e;
        }
    }

    /** If even that fails, {@link #moveAlias} does it some day. */
    private void deleteAfter(RuntimeException cause, String index) {
        try {
            connection.work(client -> client.indices().delete(delete -> delete.index(index)));
        } catch (OpenSearchFailure e) {
            cause.addSuppressed(e);
        }
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
        List<Copy> copies = copies();
        Instant leftBefore = clock.instant().minus(FILLED_WITHIN);
        connection.work(client -> client.indices().updateAliases(update -> {
            update.actions(action -> action.add(add -> add.index(index).alias(alias)));
            for (Copy copy : copies) {
                if (copy.serves() || copy.begun().isBefore(leftBefore)) {
                    update.actions(action -> action.removeIndex(remove -> remove.index(copy.index())));
                }
            }
            return update;
        }));
    }
}

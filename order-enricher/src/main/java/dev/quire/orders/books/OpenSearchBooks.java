package dev.quire.orders.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.opensearch.client.opensearch.core.MsearchResponse;
import org.opensearch.client.opensearch.core.msearch.MultiSearchItem;
import org.opensearch.client.opensearch.core.msearch.MultiSearchResponseItem;
import org.opensearch.client.opensearch.core.msearch.MultisearchBody;
import org.opensearch.client.opensearch.core.msearch.RequestItem;
import org.opensearch.client.opensearch.core.search.Hit;

/**
 * Books in the {@link OpenSearchIndex}. A batch is one request for spelling and one for books, or more for more than
 * {@value #SEARCHES_AT_ONCE}. Throws {@link OpenSearchFailure} if any of it fails: a part of the answers is none.
 */
final class OpenSearchBooks implements BookSearch {
    /** Keeps a request at what a small, busy OpenSearch answers within the time-out. */
    private static final int SEARCHES_AT_ONCE = 25;

    private static final int NAMED_AT_MOST = 3;

    private final OpenSearchConnection connection;
    private final String alias;

    OpenSearchBooks(OpenSearchConnection connection, String alias) {
        this.connection = connection;
        this.alias = alias;
    }

    @Override
    public List<List<Named>> named(List<Name> names) {
        Map<String, String> right = rightWords(names.stream()
                .filter(name -> !name.exact())
                .flatMap(name -> keyWords(name).stream())
                .toList());
        List<MultisearchBody> searches = names.stream()
                .map(name -> OpenSearchQuery.named(
                        name,
                        keyWords(name).stream()
                                .map(word -> name.exact() ? word : right.getOrDefault(word, word))
                                .toList(),
                        NAMED_AT_MOST))
                .toList();
        return search(searches).stream()
                .map(answer -> answer.hits().hits().stream()
                        .map(hit -> new Named(book(hit), OpenSearchQuery.fit(hit.score())))
                        .toList())
                .toList();
    }

    private static List<String> keyWords(Name name) {
        return WishWords.words(WishWords.key(name.text()));
    }

    @Override
    public List<Page> find(List<Request> requests) {
        Set<String> words = new LinkedHashSet<>();
        for (Request request : requests) {
            words.addAll(request.criteria().words());
            request.criteria().authors().forEach(words::addAll);
        }
        Map<String, String> right = rightWords(words);
        List<MultiSearchItem<Book>> answers = search(requests.stream()
                .map(request -> OpenSearchQuery.find(
                        new Request(request.criteria().spelled(right), request.skip(), request.limit())))
                .toList());
        return IntStream.range(0, requests.size())
                .mapToObj(
                        i -> page(answers.get(i).hits().hits(), requests.get(i).limit()))
                .toList();
    }

    private static Page page(List<Hit<Book>> hits, int limit) {
        List<Match> matches = hits.stream()
                .limit(limit)
                .map(hit -> new Match(book(hit), OpenSearchQuery.isComplete(hit.score())))
                .toList();
        return new Page(matches, hits.size() > limit);
    }

    private static Book book(Hit<Book> hit) {
        Book book = hit.source();
        if (book == null) {
            throw new OpenSearchFailure("A book came without its contents");
        }
        return book;
    }

    /** For each word that no book has and that looks like one of a book's: that one. */
    private Map<String, String> rightWords(Collection<String> words) {
        List<String> typed = words.stream()
                .filter(word -> word.length() >= OpenSearchSpelling.MIN_LETTERS)
                .distinct()
                .toList();
        List<MultiSearchItem<Book>> answers =
                search(typed.stream().map(OpenSearchSpelling::question).toList());
        Map<String, String> right = new HashMap<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            Spelling.nearest(word, OpenSearchSpelling.similarWords(answers.get(i)))
                    .ifPresent(nearest -> right.put(word, nearest));
        }
        return right;
    }

    /** @return as many answers as searches, in their order */
    private List<MultiSearchItem<Book>> search(List<MultisearchBody> searches) {
        List<MultiSearchItem<Book>> answers = new ArrayList<>();
        for (int from = 0; from < searches.size(); from += SEARCHES_AT_ONCE) {
            answers.addAll(searchTogether(searches.subList(from, Math.min(from + SEARCHES_AT_ONCE, searches.size()))));
        }
        return answers;
    }

    private List<MultiSearchItem<Book>> searchTogether(List<MultisearchBody> searches) {
        List<RequestItem> items = searches.stream()
                .map(body ->
                        RequestItem.of(item -> item.header(header -> header).body(body)))
                .toList();
        MsearchResponse<Book> response = connection.ask(
                client -> client.msearch(request -> request.index(alias).searches(items), Book.class));
        return response.responses().stream().map(OpenSearchBooks::complete).toList();
    }

    private static MultiSearchItem<Book> complete(MultiSearchResponseItem<Book> item) {
        if (item.isFailure()) {
            throw OpenSearchFailure.refused(item.failure());
        }
        MultiSearchItem<Book> answer = item.result();
        if (answer.timedOut() || answer.shards().failed() > 0) {
            throw new OpenSearchFailure("A part of the index did not answer");
        }
        return answer;
    }
}

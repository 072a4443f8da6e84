package dev.quire.orders.books;

import java.util.List;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SuggestMode;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.ZeroTermsQuery;
import org.opensearch.client.opensearch.core.msearch.MultiSearchItem;
import org.opensearch.client.opensearch.core.msearch.MultisearchBody;
import org.opensearch.client.opensearch.core.search.StringDistance;

/** Asks OpenSearch whether any book has a word, and which words look like it. */
final class OpenSearchSpelling {
    static final int MIN_LETTERS = 4;

    private static final int SIMILAR_WORDS = 20;
    private static final int SLIPS = 2;
    private static final String SIMILAR = "similar";

    private OpenSearchSpelling() {}

    static MultisearchBody question(String word) {
        // A word without a meaning of its own, such as "with", is in every book.
        Query has = Query.of(query -> query.match(
                match -> match.field("words").query(FieldValue.of(word)).zeroTermsQuery(ZeroTermsQuery.All)));
        return new MultisearchBody.Builder()
                .query(has)
                .size(0)
                .trackTotalHits(hits -> hits.count(1))
                .suggest(suggest -> suggest.suggesters(
                        SIMILAR,
                        similar -> similar.text(word)
                                .term(term -> term.field("vocabulary")
                                        .suggestMode(SuggestMode.Always)
                                        .stringDistance(StringDistance.DamerauLevenshtein)
                                        .maxEdits(SLIPS)
                                        .prefixLength(0)
                                        .minWordLength(MIN_LETTERS)
                                        .size(SIMILAR_WORDS))))
                .build();
    }

    /** @return none if a book has the word itself */
    static List<String> similarWords(MultiSearchItem<Book> answer) {
        if (answer.hits().total().value() > 0) {
            return List.of();
        }
        return answer.suggest().getOrDefault(SIMILAR, List.of()).stream()
                .flatMap(suggest -> suggest.term().options().stream())
                .map(option -> option.text())
                .toList();
    }
}

package dev.quire.orders.books;

import dev.quire.orders.books.BookSearch.Fit;
import dev.quire.orders.books.BookSearch.Name;
import dev.quire.orders.books.BookSearch.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.FunctionBoostMode;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.RangeQuery;
import org.opensearch.client.opensearch.core.msearch.MultisearchBody;

/**
 * Names and criteria in OpenSearch's language, with the meaning and the weights of {@link BookSql}. Pure.
 *
 * <p>A score is a sum of constants, one for each thing that a book has. How rare a word is does not count: that differs
 * from one replica to the next, and pages would not follow one another.
 */
final class OpenSearchQuery {
    /** More than all other parts of a score together. */
    private static final float COMPLETE = 1_000;

    /** What a word of the wish is worth in a title, if it is the only one: as much as {@code 8 * ts_rank}. */
    private static final float WORD = 5;

    /** What the same word in a second field adds. */
    private static final float SECOND_FIELD = 0.1f;

    /** Pages end there, as those of PostgreSQL do. OpenSearch would refuse to go beyond 10,000. */
    private static final int LAST = 300;

    /** Moods or subjects of a liked book that are compared with a candidate's. */
    private static final int COMPARED = 12;

    // Each is worth more than those below together.
    private static final float IS_TITLE = 8;
    private static final float BEGINS_TITLE = 4;
    private static final float IN_TITLE = 2;
    private static final float IN_NAMES = 1;

    private OpenSearchQuery() {}

    /** Falls from 10 by 0.7 whenever the rank grows tenfold. Never below 0, which OpenSearch refuses. */
    static double popularity(int salesRank) {
        return Math.max(0, 10 - 0.3 * Math.log(salesRank));
    }

    /** One book more than the limit if there are more. */
    static MultisearchBody find(Request request) {
        BookCriteria criteria = request.criteria();
        List<Query> all = all(criteria);
        BoolQuery.Builder query = new BoolQuery.Builder()
                .filter(required(criteria))
                .mustNot(unwanted(criteria))
                .should(constant(COMPLETE, allOf(all)));
        // Of a single thing nothing can be there in part.
        query.filter(criteria.words().size() + criteria.moods().size() > 1 ? anyOf(some(criteria)) : allOf(all));
        if (criteria.near() != null) {
            query.filter(similar(criteria.near()));
        }
        if (criteria.order() == BookCriteria.Order.BEST_MATCH) {
            query.should(score(criteria));
        }
        return new MultisearchBody.Builder()
                .query(query.build().toQuery())
                .sort(order(criteria.order()))
                .trackScores(true)
                .trackTotalHits(hits -> hits.enabled(false))
                .from(Math.min(request.skip(), LAST))
                .size(Math.clamp(LAST - request.skip(), 0, request.limit() + 1))
                .build();
    }

    static boolean isComplete(double score) {
        return score >= COMPLETE;
    }

    /** @param words of the name, put right */
    static MultisearchBody named(Name name, List<String> words, int limit) {
        String key = String.join(" ", words);
        BoolQuery.Builder query = new BoolQuery.Builder().should(constant(IS_TITLE, term("titleKey", key)));
        if (!name.exact()) {
            query.should(
                    constant(IN_NAMES, match("names", words, Operator.And)),
                    constant(IN_TITLE, match("title", words, Operator.And)));
        }
        return new MultisearchBody.Builder()
                .query(new BoolQuery.Builder()
                        .must(query.build().toQuery())
                        .should(constant(BEGINS_TITLE, prefix("titleKey", key + " ")))
                        .build()
                        .toQuery())
                .sort(order(BookCriteria.Order.BEST_MATCH))
                .trackScores(true)
                .trackTotalHits(hits -> hits.enabled(false))
                .size(limit)
                .build();
    }

    static Fit fit(double score) {
        if (score >= IS_TITLE) {
            return Fit.TITLE;
        }
        if (score >= BEGINS_TITLE) {
            return Fit.BEGINNING;
        }
        return score >= IN_TITLE ? Fit.PART : Fit.AUTHOR;
    }

    private static List<Query> required(BookCriteria criteria) {
        List<Query> required = new ArrayList<>();
        if (!criteria.genres().isEmpty()) {
            required.add(
                    terms("genre", criteria.genres().stream().map(Genre::label).toList()));
        }
        if (!criteria.authors().isEmpty()) {
            required.add(anyOf(criteria.authors().stream()
                    .map(name -> match("author", name, Operator.And))
                    .toList()));
        }
        if (criteria.age() != null) {
            required.add(atMost("minAge", criteria.age()));
            required.add(atLeast("maxAge", criteria.age()));
        }
        if (criteria.minPriceCents() != null) {
            required.add(atLeast("priceCents", criteria.minPriceCents()));
        }
        if (criteria.maxPriceCents() != null) {
            required.add(atMost("priceCents", criteria.maxPriceCents()));
        }
        if (criteria.minYear() != null) {
            required.add(atLeast("publishedIn", criteria.minYear()));
        }
        if (criteria.maxYear() != null) {
            required.add(atMost("publishedIn", criteria.maxYear()));
        }
        return required;
    }

    private static List<Query> unwanted(BookCriteria criteria) {
        List<Query> unwanted = new ArrayList<>();
        if (!criteria.unwantedGenres().isEmpty()) {
            unwanted.add(terms(
                    "genre",
                    criteria.unwantedGenres().stream().map(Genre::label).toList()));
        }
        if (!criteria.unwantedMoods().isEmpty()) {
            unwanted.add(terms(
                    "moods", criteria.unwantedMoods().stream().map(Mood::code).toList()));
        }
        criteria.unwantedWords().forEach(phrase -> unwanted.add(match("words", List.of(phrase), Operator.And)));
        BookCriteria.Near near = criteria.near();
        if (near != null) {
            unwanted.add(term("titleKey", near.unwantedKey()));
            if (near.unwantedAuthor() != null) {
                unwanted.add(term("author.exact", near.unwantedAuthor()));
            }
        }
        return unwanted;
    }

    private static List<Query> all(BookCriteria criteria) {
        List<Query> all = new ArrayList<>();
        if (!criteria.words().isEmpty()) {
            all.add(match("words", criteria.words(), Operator.And));
        }
        criteria.moods().forEach(mood -> all.add(term("moods", mood.code())));
        return all;
    }

    private static List<Query> some(BookCriteria criteria) {
        List<Query> some = new ArrayList<>();
        if (!criteria.words().isEmpty()) {
            some.add(match("words", criteria.words(), Operator.Or));
        }
        criteria.moods().forEach(mood -> some.add(term("moods", mood.code())));
        return some;
    }

    private static Query similar(BookCriteria.Near near) {
        return anyOf(List.of(terms("subjects", near.subjects()), terms("moods", near.moods())));
    }

    private static List<Query> score(BookCriteria criteria) {
        List<Query> parts = new ArrayList<>();
        parts.add(Query.of(query -> query.functionScore(function -> function.functions(
                        popularity -> popularity.fieldValueFactor(value -> value.field("popularity")))
                .boostMode(FunctionBoostMode.Replace))));
        if (criteria.age() == null) {
            // A book for children is seldom meant if nobody spoke of a child.
            parts.add(constant(1, atLeast("maxAge", 18)));
        }
        criteria.words()
                .forEach(word -> parts.add(word(word, WORD / criteria.words().size())));
        criteria.moods().forEach(mood -> parts.add(constant(2, term("moods", mood.code()))));
        if (criteria.near() != null) {
            parts.addAll(common(4, "subjects", criteria.near().subjects()));
            parts.addAll(common(1, "moods", criteria.near().moods()));
        }
        return parts;
    }

    /** Where it stands tells how much it means. */
    private static Query word(String word, float weight) {
        List<String> words = List.of(word);
        return Query.of(query -> query.disMax(best -> best.tieBreaker(SECOND_FIELD)
                .queries(
                        constant(weight, match("title", words, Operator.And)),
                        constant(0.7f * weight, match("author", words, Operator.And)),
                        constant(0.4f * weight, match("about", words, Operator.And)),
                        constant(0.1f * weight, match("description", words, Operator.And)))));
    }

    private static List<Query> common(float weight, String field, List<String> values) {
        return values.stream()
                .limit(COMPARED)
                .map(value -> constant(weight, term(field, value)))
                .toList();
    }

    /** What is complete first, which the score says in every order. */
    private static List<SortOptions> order(BookCriteria.Order order) {
        SortOptions score = SortOptions.of(sort -> sort.score(it -> it.order(SortOrder.Desc)));
        Stream<SortOptions> then = switch (order) {
            case BEST_MATCH, BESTSELLERS -> Stream.of();
            case NEWEST -> Stream.of(sorted("publishedIn", SortOrder.Desc));
            case CHEAPEST -> Stream.of(sorted("priceCents", SortOrder.Asc));
        };
        Stream<SortOptions> last = Stream.of(sorted("salesRank", SortOrder.Asc), sorted("id", SortOrder.Asc));
        return Stream.of(Stream.of(score), then, last).flatMap(it -> it).toList();
    }

    private static SortOptions sorted(String field, SortOrder order) {
        return SortOptions.of(sort -> sort.field(it -> it.field(field).order(order)));
    }

    private static Query allOf(List<Query> queries) {
        return queries.isEmpty()
                ? Query.of(query -> query.matchAll(it -> it))
                : Query.of(query -> query.bool(it -> it.filter(queries)));
    }

    private static Query anyOf(List<Query> queries) {
        return Query.of(query -> query.bool(it -> it.should(queries).minimumShouldMatch("1")));
    }

    private static Query constant(float score, Query query) {
        return Query.of(
                it -> it.constantScore(constant -> constant.filter(query).boost(score)));
    }

    /** Words without a meaning of their own are left out; if no other is there, nothing matches. */
    private static Query match(String field, List<String> words, Operator operator) {
        return Query.of(query -> query.match(it ->
                it.field(field).query(FieldValue.of(String.join(" ", words))).operator(operator)));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(it -> it.field(field).value(FieldValue.of(value))));
    }

    private static Query terms(String field, Collection<String> values) {
        List<FieldValue> any = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(it -> it.field(field).terms(terms -> terms.value(any))));
    }

    private static Query prefix(String field, String beginning) {
        return Query.of(query -> query.prefix(it -> it.field(field).value(beginning)));
    }

    private static Query atLeast(String field, int bound) {
        return range(new RangeQuery.Builder().field(field).gte(JsonData.of(bound)));
    }

    private static Query atMost(String field, int bound) {
        return range(new RangeQuery.Builder().field(field).lte(JsonData.of(bound)));
    }

    private static Query range(RangeQuery.Builder range) {
        return range.build().toQuery();
    }
}

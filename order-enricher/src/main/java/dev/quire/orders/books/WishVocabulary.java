package dev.quire.orders.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words that mean something in any wish for a book, or nothing at all. */
final class WishVocabulary {
    /** The longest phrase, in words. */
    static final int MAX_PHRASE = 4;

    /** Shorter words are too similar to others to be taken for a slip. */
    private static final int MIN_LETTERS_TO_CORRECT = 6;

    private static final int CLASSIC_UNTIL = 1969;

    /** What a phrase asks for. */
    sealed interface Meaning {
        record OfGenre(Set<Genre> genres) implements Meaning {}

        record OfMood(Mood mood) implements Meaning {}

        record ForAge(int years) implements Meaning {}

        record UntilYear(int year) implements Meaning {}

        record Sorted(BookCriteria.Order order) implements Meaning {}

        /** Below a price that the wish does not name. */
        record Cheap() implements Meaning {}

        /** Below what was shown before. */
        record Cheaper() implements Meaning {}

        /** The next of these words is not wanted. */
        record Negation() implements Meaning {}

        /** Between a negation and what it negates: not <em>too</em> sad. */
        record Degree() implements Meaning {}

        /** Says that a book is wanted, not which: whoever says it does not name a title. */
        record AnyBook() implements Meaning {}

        record Filler() implements Meaning {}
    }

    private static final Map<String, Meaning> MEANINGS = meanings();

    private WishVocabulary() {}

    static Optional<Meaning> of(List<String> phrase) {
        return Optional.ofNullable(MEANINGS.get(String.join(" ", phrase)));
    }

    /** What a word with one typing error means, if it is a genre or a mood. */
    static Optional<Meaning> ofMistyped(String word) {
        if (word.length() < MIN_LETTERS_TO_CORRECT) {
            return Optional.empty();
        }
        return MEANINGS.entrySet().stream()
                .filter(entry ->
                        entry.getValue() instanceof Meaning.OfGenre || entry.getValue() instanceof Meaning.OfMood)
                .filter(entry -> entry.getKey().length() >= MIN_LETTERS_TO_CORRECT
                        && entry.getKey().charAt(0) == word.charAt(0)
                        && Math.abs(entry.getKey().length() - word.length()) <= 1
                        && Spelling.distance(word, entry.getKey()) == 1)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        // The first meaning of a phrase stays.
        for (Genre genre : Genre.values()) {
            put(meanings, new Meaning.OfGenre(Set.of(genre)), genre.words());
        }
        put(
                meanings,
                new Meaning.OfGenre(Genre.NON_FICTION),
                List.of("nonfiction", "non fiction", "true story", "true stories", "factual"));
        for (Mood mood : Mood.values()) {
            put(meanings, new Meaning.OfMood(mood), mood.words());
        }
        put(meanings, new Meaning.ForAge(1), List.of("baby", "babies", "newborn"));
        put(meanings, new Meaning.ForAge(2), List.of("toddler", "toddlers"));
        put(meanings, new Meaning.ForAge(4), List.of("preschooler", "preschoolers", "preschool", "kindergarten"));
        put(
                meanings,
                new Meaning.ForAge(8),
                List.of("kid", "kids", "child", "children", "childrens", "boy", "boys", "girl", "girls"));
        put(meanings, new Meaning.ForAge(10), List.of("middle grade", "middle grader"));
        put(meanings, new Meaning.ForAge(11), List.of("tween", "tweens", "preteen", "preteens", "pre teen"));
        put(
                meanings,
                new Meaning.ForAge(14),
                List.of("teen", "teens", "teenager", "teenagers", "teenage", "adolescent"));
        put(meanings, new Meaning.ForAge(16), List.of("young adult", "young adults", "ya"));
        put(meanings, new Meaning.ForAge(30), List.of("adult", "adults", "grown up", "grown ups", "grownups"));
        put(meanings, new Meaning.UntilYear(CLASSIC_UNTIL), List.of("classic", "classics", "classical"));
        put(meanings, new Meaning.Sorted(BookCriteria.Order.BESTSELLERS), words("""
                bestseller, bestsellers, best seller, best sellers, bestselling, best selling, most popular, popular, top,
                best, best book, trending, most sold, sells best, number one, everyone is reading
                """));
        put(meanings, new Meaning.Sorted(BookCriteria.Order.NEWEST), words("""
                new, newest, latest, recent, recently published, newly published, new release, new releases, new book,
                new books, just published, just released, just out, this year
                """));
        put(
                meanings,
                new Meaning.Sorted(BookCriteria.Order.CHEAPEST),
                words("cheapest, least expensive, lowest price"));
        put(meanings, new Meaning.Cheap(), words("""
                cheap, inexpensive, affordable, low cost, low budget, on a budget, tight budget, small budget, bargain,
                bargains, not expensive, not too expensive, not so expensive, isnt expensive, budget, budget friendly
                """));
        put(meanings, new Meaning.Cheaper(), words("""
                cheaper, less expensive, lower price, lower priced, less pricey, too expensive, too pricey, too much money
                """));
        put(meanings, new Meaning.Filler(), words("""
                nothing but, not only, not just, why not, not sure, not bad, dont know, dont mind, dont care, doesnt matter,
                doesnt have to be, no idea, no problem, no matter
                """));
        put(meanings, new Meaning.Negation(), words("""
                not, no, without, nothing, never, avoid, dont, doesnt, didnt, isnt, arent, wont, hates, hate, except, non,
                dislike, dislikes, less, hated, disliked, excluding, exclude, minus, skip, nor, anything but,
                everything but, all but, other than, apart from, aside from, except for, instead of, rather than,
                tired of, sick of, bored of, bored with, fed up with, cant stand, no more
                """));
        put(meanings, new Meaning.Degree(), words("""
                too, very, so, any, really, that, like, likes, want, wants, be, is, much, overly, a, an, the, quite, bit,
                into, about, of, with, lots, for, being
                """));
        put(meanings, new Meaning.AnyBook(), words("""
                book, books, novel, novels, something, anything, story, stories, some, one, ones, gift, gifts, present,
                presents, recommendation, recommendations, suggestion, suggestions, titles, read, reads, reading, stuff,
                fiction, paperback, paperbacks, hardcover, series, recommend, suggest, birthday present, birthday gift,
                christmas gift, christmas present, wedding gift, wedding present, anniversary gift, anniversary present,
                graduation gift, graduation present, retirement gift, retirement present, housewarming gift,
                housewarming present, author, authors, writer, writers, others, another, more
                """));
        put(meanings, new Meaning.Filler(), words("""
                i, im, id, ive, ill, me, my, mine, we, us, our, you, your, youre, he, hes, him, his, she, shes, her, hers, they,
                them, their, it, its, this, these, those, there, here, who, whos, whom, which, what, whats, when, where, how,
                why, and, or, but, if, then, than, as, at, by, from, in, on, to, up, out, over, under, off, into, onto,
                are, am, was, were, been, have, has, had, having, do, does, did, can, could, would, should, will, may,
                might, must, get, got, getting, give, gives, giving, go, going, make, makes, making, need, needs, know,
                let, lets, see, think, thinking, say, tell, try, find, finding, look, looking, search, searching, show,
                help, buy, buying, order, purchase, pick, choose, sell, stock, carry, offer, offers, available, ask,
                love, loves, loved, liked, enjoy, enjoys, enjoyed, loving, prefer, prefers, fan, fans, interested, keen,
                please, thanks, thank, hi, hello, hey, ok, okay, yes, sure, well, oh, maybe, perhaps, just, only, also, even,
                still, else, other, again, instead, rather, actually, similar, different, same, kind, kinds, type, sort, genre,
                genres, good, great, nice, perfect, ideal, suitable, decent, amazing, fantastic, wonderful, excellent, cool,
                fun, favorite, favourite, must, right, lovely, enough, little, small, big, old, older, younger, young, age,
                aged, ages, year, years, yr, yrs, yo, price, priced, cost, costs, dollar, dollars, bucks, usd, money,
                birthday, mom, mum, mother, dad, father, parents, parent, wife, husband, partner, friend, friends, boyfriend,
                girlfriend, sister, brother, son, daughter, niece, nephew, uncle, aunt, grandma, grandmother, grandpa,
                grandfather, granddaughter, grandson, cousin, colleague, boss, someone, somebody, people, person, man, woman,
                men, women, guy, anyone, everyone, myself, now, today, next, soon, time, weekend, holiday, way, thing, things,
                lot, many, few, couple, three, two, s, t, d, ll, m, re, ve, set, question, questions, written, write, published, called, titled,
                named, title, featuring, involving, around, related, topic, subject, theme, themed, based, all, every, each,
                full, copy, copies, shop, store, quire, section, shelf, list, ideas, idea, advice, because, since, while,
                both, during, through, before, after, above, below, between, further, once, own, against, themselves,
                guys, folks, coworker, coworkers, roommate, flatmate, neighbor, neighbour, fiance, fiancee, granny, my teacher,
                his teacher, her teacher, mother in law, father in law, sister in law, brother in law, mother day, mothers day,
                father day, fathers day, valentine day, valentines day, my wedding, his wedding, her wedding, their wedding,
                sister wedding, brother wedding, friend wedding, daughter wedding, son wedding, my anniversary, our anniversary,
                their anniversary, my budget, our budget, the budget, her budget, his budget, budget of, budget is,
                himself, herself, yourself, itself, down, nor, until, reader, readers, learn, learning, teach, on the train, on a train, on the plane,
                by the pool, at the beach, on the beach, beginner, beginners, easy, quick, worth,
                short, shorter, shortest, long, longer, longest, easier, easiest, quicker, simple, simpler, thick, thicker, thin,
                thinner, slim, harder, better, page, pages, edition, editions, ever, already, yet, most, first, start, starting
                """));
        return Map.copyOf(meanings);
    }

    private static List<String> words(String list) {
        return List.of(list.strip().split(",\\s*"));
    }

    private static void put(Map<String, Meaning> meanings, Meaning meaning, List<String> phrases) {
        phrases.forEach(phrase -> meanings.putIfAbsent(String.join(" ", WishWords.words(phrase)), meaning));
    }
}

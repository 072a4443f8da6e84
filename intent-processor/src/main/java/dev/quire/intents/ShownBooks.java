package dev.quire.intents;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the books shown a message is about: "the second one", "who wrote it?", "do you have it in paperback?". */
final class ShownBooks {
    private static final List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");

    private static final Set<String> POINTING = Set.of("it", "this", "that");

    /** Also without a pronoun a book is meant: "who is the author?" */
    private static final Set<String> FACTS =
            Set.of("author", "writer", "wrote", "price", "plot", "summary", "synopsis");

    /** What a look-up of the book tells, and what is said around it. Anything else may ask for more than that. */
    private static final Set<String> AROUND_A_BOOK =
            BookTalk.words("it this that one book novel the a an of for in as on and also too"
                    + " please do does did you have got can could i get buy is was what what's whats who who's whos when how"
                    + " paperback hardcover hardback ebook audiobook kindle stock available still much cost costs price"
                    + " wrote written author writer by year published released come came out"
                    + " about plot story summary synopsis tell me more describe details");

    private static final Set<String> AROUND_A_PLACE = Stream.concat(
                    AROUND_A_BOOK.stream(),
                    BookTalk.words(
                            "first second third fourth fifth last other show them like take want would looks sounds good ok")
                            .stream())
            .collect(Collectors.toUnmodifiableSet());

    private ShownBooks() {}

    /** @param subject the last exchange about books */
    static Optional<Outcome> meant(Heard heard, Exchange subject) {
        return byPlace(heard.words(), heard.talk().booksToChooseFrom())
                .or(() -> only(heard.words(), subject.books()))
                .flatMap(title -> BookTalk.find(heard, title, 0));
    }

    private static Optional<String> byPlace(List<String> words, List<String> books) {
        if (books.isEmpty() || !AROUND_A_PLACE.containsAll(words)) {
            return Optional.empty();
        }
        if (words.contains("last")) {
            return Optional.of(books.getLast());
        }
        if (words.contains("other") && books.size() == 2) {
            return Optional.of(books.getLast());
        }
        return PLACES.stream()
                .filter(words::contains)
                .map(PLACES::indexOf)
                .findFirst()
                .filter(place -> place < books.size())
                .map(books::get);
    }

    /** Of several, "it" may be any. */
    private static Optional<String> only(List<String> words, List<String> books) {
        boolean meant = !Collections.disjoint(words, POINTING) || !Collections.disjoint(words, FACTS);
        return books.size() == 1 && meant && AROUND_A_BOOK.containsAll(words)
                ? Optional.of(books.getFirst())
                : Optional.empty();
    }
}

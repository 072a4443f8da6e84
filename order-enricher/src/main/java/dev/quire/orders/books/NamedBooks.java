package dev.quire.orders.books;

import dev.quire.orders.books.BookAdvisor.Question;
import dev.quire.orders.books.BookSearch.Fit;
import dev.quire.orders.books.BookSearch.Name;
import dev.quire.orders.books.BookSearch.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells which messages are nothing but the name of a book or an author that we have: "Pride and Prejudice", "Tolkien".
 * What only has words of a title is none, since it may be about anything. Safe for use by many threads.
 */
@Component
public final class NamedBooks {
    /** A shorter title must be typed without a slip: "cat" may be no "Cats". */
    private static final int SHORTEST_MISTYPED = 5;

    /** In characters. Few titles are longer, and each word of a message is looked for. */
    private static final int LONGEST = 100;

    /** Before a title, which may be said differently: "1984" is "Nineteen Eighty-Four". */
    private static final String TITLE_ASKED = "do you have ";

    private final BookSearch search;
    private final BookAdvisor advisor;

    NamedBooks(BookSearch search, BookAdvisor advisor) {
        this.search = search;
        this.advisor = advisor;
    }

    /**
     * @param limit how many books to show at most for each
     * @return what to show for each of the messages that is a name; for a year also that there is no such title
     * @throws RuntimeException if the books cannot be reached now
     */
    public Map<String, BookAdvice> find(Set<String> messages, int limit) {
        List<String> asked = messages.stream()
                .filter(message -> message.length() <= LONGEST)
                .filter(message -> !Pointing.pointsTo(WishWords.plain(message).strip()))
                .toList();
        List<List<Named>> found = search.named(
                asked.stream().map(message -> new Name(message, false)).toList());
        List<String> names = new ArrayList<>();
        List<Question> wishes = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            String message = asked.get(index);
            wish(message, found.get(index)).ifPresent(wish -> {
                names.add(message);
                wishes.add(new Question(wish, 0, limit));
            });
        }
        List<BookAdvice> advice = advisor.advise(wishes);
        Map<String, BookAdvice> byName = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            byName.put(names.get(index), advice.get(index));
        }
        return byName;
    }

    /** @return the wish that the message stands for, if it is a name */
    private static Optional<String> wish(String message, List<Named> found) {
        return SpokenYear.of(WishWords.key(message)).isPresent()
                ? Optional.of(TITLE_ASKED + message)
                : found.stream().flatMap(named -> wish(message, named).stream()).findFirst();
    }

    private static Optional<String> wish(String message, Named named) {
        String key = WishWords.key(message);
        String titleKey = WishWords.key(named.book().title());
        boolean isName = switch (named.fit()) {
            case TITLE -> key.equals(titleKey) || key.length() >= SHORTEST_MISTYPED;
            case BEGINNING -> key.contains(" ") && titleKey.startsWith(key);
            case AUTHOR -> isAuthor(words(message), words(named.book().author()));
            case PART -> false;
        };
        return isName
                ? Optional.of((named.fit() == Fit.AUTHOR ? "books by " : TITLE_ASKED) + message)
                : Optional.empty();
    }

    /** With the last name: "George" may be anybody. */
    private static boolean isAuthor(List<String> words, List<String> author) {
        return !author.isEmpty() && words.contains(author.getLast()) && author.containsAll(words);
    }

    private static List<String> words(String name) {
        return WishWords.words(WishWords.plain(name));
    }
}

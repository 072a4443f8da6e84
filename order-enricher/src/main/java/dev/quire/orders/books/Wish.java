package dev.quire.orders.books;

import dev.quire.orders.books.BookSearch.Name;
import dev.quire.orders.books.BookSearch.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's words, understood as far as words alone allow: whether a name is that of a book we have is not known yet.
 *
 * @param title what may be the title of the very book that is wanted; null if it cannot be one
 * @param like the book or author, as somebody liked it, that others should be similar to
 * @param cheaper whether it is to cost less than the book that somebody liked
 * @param inALanguage whether books in a language are wanted, which our books do not tell
 */
record Wish(@Nullable Title title, @Nullable String like, BookCriteria criteria, boolean cheaper, boolean inALanguage) {

    /**
     * @param asked whether the words around say that it is a title ("do you have ...?"); otherwise it is one only if we
     *     have exactly that
     * @param author words of the name that follows "by", or none
     * @param typed the same with the words before it, which may belong to it: "And Then There Were None"
     */
    record Title(String name, boolean asked, List<String> author, String typed) {
        Title {
            author = List.copyOf(author);
        }

        Title(String name, boolean asked, List<String> author) {
            this(name, asked, author, name);
        }

        /** As it is typed and, for a year, as it is said. */
        List<Name> names() {
            List<Name> names = new ArrayList<>();
            names.add(new Name(name, !asked));
            if (!typed.equals(name)) {
                names.add(new Name(typed, true));
            }
            SpokenYear.of(name).ifPresent(said -> names.add(new Name(said, true)));
            return names;
        }

        /** Those by the author that was named; any if somebody else wrote them all and the title says enough. */
        List<Named> by(List<Named> found) {
            List<Named> fitting =
                    found.stream().filter(named -> isBy(named.book())).toList();
            return asked && fitting.isEmpty() ? found : fitting;
        }

        private boolean isBy(Book book) {
            List<String> words = WishWords.words(WishWords.plain(book.author()));
            return author.stream()
                    .allMatch(word -> Spelling.nearest(word, words).isPresent());
        }
    }
}

package dev.quire.orders.books;

import java.util.List;

/** Where books are found. Implementations put mistyped words right as far as they can. Safe for use by many threads. */
interface BookSearch {
    /**
     * A name of a book or an author, as somebody typed it.
     *
     * @param exact only a book with exactly this title will do, articles, case, accents and punctuation aside
     */
    record Name(String text, boolean exact) {}

    /** What a name is of a book, nearest first. */
    enum Fit {
        TITLE,
        /** The title begins with it: {@code Harry Potter}. */
        BEGINNING,
        /** All its words are in the title. */
        PART,
        /** Its words are in the author's name, or some in the title and some there. */
        AUTHOR
    }

    record Named(Book book, Fit fit) {}

    /** @param limit how many books at most, after {@code skip} */
    record Request(BookCriteria criteria, int skip, int limit) {}

    /** @param complete whether it has every word and mood asked for, not only some */
    record Match(Book book, boolean complete) {}

    /** @param more whether there are matches after these */
    record Page(List<Match> matches, boolean more) {
        public Page {
            matches = List.copyOf(matches);
        }
    }

    /**
     * The books that each name may mean, nearest and best-selling first, three at most.
     *
     * @return as many lists as names, in their order
     * @throws RuntimeException if the books cannot be reached now
     */
    List<List<Named>> named(List<Name> names);

    /**
     * What fits each request, best first; always the same order as long as the books are the same, so that {@code skip} turns
     * the page.
     *
     * @return as many pages as requests, in their order
     * @throws RuntimeException if the books cannot be reached now
     */
    List<Page> find(List<Request> requests);
}

package dev.quire.orders.books;

import java.util.List;

/** What came of one wish. */
public sealed interface BookAdvice {

    /**
     * @param shown best first; empty only if the shop has no book at all
     * @param more whether there are more of them
     * @param criteria that they fit, or that nothing fits
     */
    record Recommended(Kind kind, List<Book> shown, boolean more, BookCriteria criteria) implements BookAdvice {
        public Recommended {
            shown = List.copyOf(shown);
        }

        /** Whether something was found, rather than something else offered. */
        public boolean fits() {
            return switch (kind) {
                case TITLE, MATCHES, CLOSE -> true;
                case NO_SUCH_TITLE, SHELF, NO_MORE -> false;
            };
        }
    }

    /** A bug of ours: this wish will never be answered, others may be. */
    record Failed(Throwable bug) implements BookAdvice {}

    enum Kind {
        /** The very books whose title was named. */
        TITLE,
        /** The title that was named is not here; these have words of it. */
        NO_SUCH_TITLE,
        /** They have all that was asked for. */
        MATCHES,
        /** They have some of what was asked for. */
        CLOSE,
        /** Nothing fits; these sell best in the nearest category. */
        SHELF,
        /** All that fit were shown before; these sell best in the nearest category. */
        NO_MORE
    }
}

package dev.quire.orders.books;

import dev.quire.orders.books.BookAdvice.Kind;
import dev.quire.orders.books.BookSearch.Fit;
import dev.quire.orders.books.BookSearch.Match;
import dev.quire.orders.books.BookSearch.Name;
import dev.quire.orders.books.BookSearch.Named;
import dev.quire.orders.books.BookSearch.Page;
import dev.quire.orders.books.BookSearch.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recommends books: understands wishes, looks up the titles that they name, searches, and where nothing fits takes what
 * sells best nearby. Each step asks once for all wishes, and not at all where none needs it. Safe for use by many threads.
 */
@Component
public final class BookAdvisor {
    private final BookSearch search;
    private volatile boolean open;

    BookAdvisor(BookSearch search) {
        this.search = search;
    }

    /** Called once the table of books exists and is filled. Before, a book would only seem to be unknown. */
    public void open() {
        open = true;
    }

    /**
     * @param wish in the visitor's words; what was said first stands first
     * @param skip how many books were shown for this wish before
     * @param limit how many to show at most
     */
    public record Question(String wish, int skip, int limit) {}

    /**
     * @return one advice for each question, in their order
     * @throws RuntimeException if the books cannot be reached now
     */
    public List<BookAdvice> advise(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        if (!open) {
            throw new IllegalStateException("The database is not prepared yet");
        }
        try {
            return adviseTogether(questions);
        } catch (RuntimeException | StackOverflowError cause) {
            if (!DatabaseFault.isOurs(cause)) {
                throw cause;
            }
            // One of them is more than we can stand; the others shall not wait for ever because of it.
            return questions.stream().map(this::adviseAlone).toList();
        }
    }

    private BookAdvice adviseAlone(Question question) {
        try {
            return adviseTogether(List.of(question)).getFirst();
        } catch (RuntimeException | StackOverflowError cause) {
            if (!DatabaseFault.isOurs(cause)) {
                throw cause;
            }
            return new BookAdvice.Failed(cause);
        }
    }

    private List<BookAdvice> adviseTogether(List<Question> questions) {
        List<Case> cases = questions.stream().map(Case::new).toList();
        lookUpNames(cases);
        List<Case> searching = cases.stream().filter(it -> it.advice == null).toList();
        List<Page> pages = search.find(searching.stream().map(Case::request).toList());
        List<Case> withoutBooks = new ArrayList<>();
        for (int i = 0; i < searching.size(); i++) {
            if (!searching.get(i).found(pages.get(i))) {
                withoutBooks.add(searching.get(i));
            }
        }
        offerShelves(withoutBooks);
        return cases.stream().map(Case::advice).toList();
    }

    private void lookUpNames(List<Case> cases) {
        List<Name> names = new ArrayList<>();
        cases.forEach(it -> names.addAll(it.names()));
        List<List<Named>> found = search.named(names);
        int at = 0;
        for (Case it : cases) {
            int count = it.names().size();
            it.named(found.subList(at, at + count));
            at += count;
        }
    }

    /** The category first, and what is not excluded where that is empty as well. */
    private void offerShelves(List<Case> cases) {
        List<Page> shelves = search.find(cases.stream().map(Case::shelf).toList());
        List<Case> withoutShelf = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (!cases.get(i).foundOnShelf(shelves.get(i))) {
                withoutShelf.add(cases.get(i));
            }
        }
        List<Page> shops = search.find(withoutShelf.stream().map(Case::shop).toList());
        for (int i = 0; i < withoutShelf.size(); i++) {
            withoutShelf.get(i).offer(shops.get(i));
        }
    }

    /** One question on its way. */
    private static final class Case {
        private final Question question;
        private final Wish wish;
        private BookCriteria criteria;
        private int skip;
        private boolean titleIsMissing;
        private @Nullable BookAdvice advice;

        Case(Question question) {
            this.question = question;
            this.wish = WishParser.parse(question.wish());
            this.criteria = wish.criteria();
            this.skip = question.skip();
        }

        List<Name> names() {
            List<Name> names = new ArrayList<>();
            if (wish.title() != null) {
                names.addAll(wish.title().names());
            }
            if (wish.like() != null) {
                names.add(new Name(wish.like(), false));
            }
            return names;
        }

        /** @param found for each of {@link #names()} */
        void named(List<List<Named>> found) {
            if (wish.title() != null) {
                title(wish.title(), found.subList(0, wish.title().names().size()));
            }
            if (wish.like() != null && advice == null) {
                like(found.getLast());
            }
        }

        /** @param foundByName for each of the title's names */
        private void title(Wish.Title title, List<List<Named>> foundByName) {
            List<Named> found = title.by(foundByName.stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Named::fit))
                    .toList());
            Fit best = found.isEmpty() ? Fit.AUTHOR : found.getFirst().fit();
            titleIsMissing = title.asked() && found.isEmpty();
            if (best == Fit.AUTHOR) {
                return;
            }
            List<Book> books = found.stream()
                    .filter(named -> named.fit() == best)
                    .map(Named::book)
                    .limit(question.limit())
                    .toList();
            if (skip == 0) {
                advice = new BookAdvice.Recommended(Kind.TITLE, books, false, criteria);
            } else {
                // Whoever has seen the book and asks for more wants others like it.
                criteria = BookCriteria.ANYTHING.near(BookCriteria.Near.to(books.getFirst()));
                skip = Math.max(0, skip - books.size());
            }
        }

        private void like(List<Named> found) {
            // One word somewhere in a title is rather a subject: "she loved dragons".
            Optional<Named> liked = found.stream()
                    .findFirst()
                    .filter(named -> named.fit() != Fit.PART
                            || WishWords.words(names().getLast().text()).size() > 1);
            if (liked.isEmpty()) {
                criteria = WishParser.parseWithoutNames(question.wish()).criteria();
                return;
            }
            Book book = liked.get().book();
            criteria = criteria.near(
                    liked.get().fit() == Fit.AUTHOR ? BookCriteria.Near.toAuthorOf(book) : BookCriteria.Near.to(book));
            if (wish.cheaper()) {
                criteria = criteria.cheaperThan(book.priceCents());
            }
        }

        Request request() {
            return new Request(criteria, skip, question.limit());
        }

        /** @return whether there is anything */
        boolean found(Page page) {
            if (page.matches().isEmpty() || (wish.inALanguage() && !titleIsMissing)) {
                return false;
            }
            boolean complete = page.matches().getFirst().complete();
            Kind kind = titleIsMissing ? Kind.NO_SUCH_TITLE : complete ? Kind.MATCHES : Kind.CLOSE;
            advice = recommended(kind, page, criteria);
            return true;
        }

        Request shelf() {
            return new Request(criteria.nearestShelf(), 0, question.limit());
        }

        /** @return whether there is anything */
        boolean foundOnShelf(Page shelf) {
            if (shelf.matches().isEmpty()) {
                return false;
            }
            Kind kind = kindWithoutMatches();
            if (kind == Kind.SHELF && criteria.near() != null) {
                // They are like the book that was named, but not funnier.
                kind = Kind.CLOSE;
            }
            advice = recommended(kind, shelf, criteria.nearestShelf());
            return true;
        }

        /** One book more than is shown, as the liked book may be among them. */
        Request shop() {
            return new Request(criteria.anythingElse(), 0, question.limit() + 1);
        }

        void offer(Page shop) {
            advice = recommended(kindWithoutMatches(), withoutLiked(shop), criteria.anythingElse());
        }

        private Kind kindWithoutMatches() {
            return titleIsMissing ? Kind.NO_SUCH_TITLE : skip > 0 ? Kind.NO_MORE : Kind.SHELF;
        }

        private Page withoutLiked(Page shop) {
            String liked = criteria.near() == null ? "" : criteria.near().unwantedKey();
            return new Page(
                    shop.matches().stream()
                            .filter(match ->
                                    !WishWords.key(match.book().title()).equals(liked))
                            .limit(question.limit())
                            .toList(),
                    shop.more());
        }

        private static BookAdvice recommended(Kind kind, Page page, BookCriteria criteria) {
            List<Book> books = page.matches().stream().map(Match::book).toList();
            return new BookAdvice.Recommended(kind, books, page.more(), criteria);
        }

        BookAdvice advice() {
            if (advice == null) {
                throw new IllegalStateException("A wish was left without an advice");
            }
            return advice;
        }
    }
}

package dev.quire.orders;

import dev.quire.orders.books.BookAdvice;
import dev.quire.orders.books.BookAdvisor;
import dev.quire.orders.books.BookReplies;
import dev.quire.schemas.BookCard;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Book recommendations over HTTP, the same as in chat. Every error is {@code application/problem+json} (RFC 9457). */
@RestController
final class BookController {
    private static final int MAX_WISH_LENGTH = 500;
    private static final int MAX_SKIP = 1_000;
    private static final int MAX_LIMIT = 10;

    private final BookAdvisor advisor;
    private final HttpQueries queries;

    BookController(BookAdvisor advisor, HttpQueries queries) {
        this.advisor = advisor;
        this.queries = queries;
    }

    /**
     * @param match what the books are to the wish: {@code title}, {@code no-such-title}, {@code matches}, {@code close},
     *     {@code shelf} or {@code no-more}, as {@link BookAdvice.Kind} explains
     * @param more whether a greater {@code skip} gives more
     */
    record BooksResponse(String match, boolean more, List<BookCard> books) {}

    @GetMapping("/api/books")
    ResponseEntity<BooksResponse> books(
            @RequestParam(required = false) @Nullable String wish,
            @RequestParam(defaultValue = "0") String skip,
            @RequestParam(defaultValue = "3") String limit)
            throws InterruptedException {
        if (wish == null || wish.isBlank() || wish.length() > MAX_WISH_LENGTH) {
            return HttpQueries.problem(
                    HttpStatus.BAD_REQUEST,
                    "wish is required: what to look for, up to " + MAX_WISH_LENGTH + " characters");
        }
        int skipped = number(skip, 0, MAX_SKIP);
        if (skipped < 0) {
            return HttpQueries.problem(HttpStatus.BAD_REQUEST, "skip is a number from 0 to " + MAX_SKIP);
        }
        int shown = number(limit, 1, MAX_LIMIT);
        if (shown < 0) {
            return HttpQueries.problem(HttpStatus.BAD_REQUEST, "limit is a number from 1 to " + MAX_LIMIT);
        }
        return queries.run("Books", () -> answer(new BookAdvisor.Question(wish, skipped, shown)));
    }

    private ResponseEntity<BooksResponse> answer(BookAdvisor.Question question) {
        return switch (advisor.advise(List.of(question)).getFirst()) {
            case BookAdvice.Recommended advice ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .body(new BooksResponse(
                                advice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                advice.more(),
                                BookReplies.cards(advice)));
            case BookAdvice.Failed failed -> throw new IllegalStateException("A wish that we fail on", failed.bug());
        };
    }

    /** @return -1 if it is not a number from {@code min} to {@code max} */
    private static int number(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            return number >= min && number <= max ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

package dev.quire.llm.tools;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import dev.quire.llm.tools.Lookups.Absent;
import dev.quire.llm.tools.Lookups.Books;
import dev.quire.llm.tools.Lookups.Found;
import dev.quire.llm.tools.Lookups.Unavailable;
import dev.quire.schemas.BookCard;
import dev.quire.schemas.EventJson;
import dev.quire.schemas.OrderNumber;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The tools that the model is offered, at work for one request: what was found is remembered, so that the answer can be
 * held against it. A call never fails: whatever is wrong is said in its result, in words that help the model go on. One
 * thread at a time.
 */
public final class ShopTools {
    public static final String LOOK_UP_ORDER = "look_up_order";
    public static final String FIND_BOOKS = "find_books";

    private static final String ORDER_NUMBER = "order_number";
    private static final String WISH = "wish";

    /** Nobody asks after more at once, except who tries numbers. */
    private static final int MAX_ORDERS = 5;

    /** Longer wishes are cut: a search does not get better by more words. */
    private static final int MAX_WISH = 300;

    /** Longer texts of a book are cut before the model sees them. */
    private static final int MAX_BOOK_TEXT = 200;

    private static final Map<String, String> NOTES = Map.of(
            "no-such-title", "The shop does not have the title that was asked for. These share words with it.",
            "close", "These have some of what was asked for, not all.",
            "shelf", "Nothing fits the wish. These sell best in the nearest category.",
            "no-more", "Nothing else fits the wish. These sell best in the nearest category.");

    /** What the model is told of the tools. */
    public static final List<FunctionDefinition> DEFINITIONS = List.of(
            definition(
                    LOOK_UP_ORDER,
                    "Status, dates and carrier of an order. Only for an order number that the visitor has given.",
                    ORDER_NUMBER,
                    "The six digits, for example 123456"),
            definition(
                    FIND_BOOKS,
                    "Up to three books of this shop with their prices, the best match first.",
                    WISH,
                    "A title, an author, a genre or a wish in words"));

    private static final Pattern DIGITS_IN_GROUPS = Pattern.compile("\\p{Nd}[\\p{Nd}\\s.-]*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.-]+");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private final Lookups lookups;
    private final Set<OrderNumber> given;
    private final Set<OrderNumber> asked = new HashSet<>();
    private final SequencedMap<OrderNumber, OrderFacts> orders = new LinkedHashMap<>();
    private final SequencedMap<String, BookCard> books = new LinkedHashMap<>();
    private boolean down;

    /** @param visitorSaid each message of the visitor's; only order numbers in there are looked up, five at most */
    public ShopTools(Lookups lookups, List<String> visitorSaid) {
        this.lookups = lookups;
        this.given = visitorSaid.stream().flatMap(ShopTools::orderNumbersIn).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param left how long it may take
     * @return JSON for the model: the facts, or {@code {"error": "..."}}
     */
    public String run(ToolCall call, Duration left) throws InterruptedException {
        return switch (call.name()) {
            case LOOK_UP_ORDER -> lookUpOrder(argument(call, ORDER_NUMBER), left);
            case FIND_BOOKS -> findBooks(argument(call, WISH), left);
            default -> error("There is no such tool. There are " + LOOK_UP_ORDER + " and " + FIND_BOOKS + ".");
        };
    }

    /** The orders found so far. */
    public List<OrderFacts> orders() {
        return List.copyOf(orders.values());
    }

    /** The books found so far. */
    public List<BookCard> books() {
        return List.copyOf(books.values());
    }

    private String lookUpOrder(@Nullable String argument, Duration left) throws InterruptedException {
        Optional<OrderNumber> number = orderNumber(argument);
        if (number.isEmpty()) {
            return error("The arguments must be JSON with " + ORDER_NUMBER + ", six digits.");
        }
        if (!given.contains(number.get())) {
            return error("The visitor has not given this order number. Ask for it.");
        }
        if (!asked.contains(number.get()) && asked.size() == MAX_ORDERS) {
            return error(
                    "No more than " + MAX_ORDERS + " orders are looked up for one question. Go on without this one.");
        }
        asked.add(number.get());
        if (down) {
            return unavailable();
        }
        return switch (lookups.order(number.get(), left)) {
            case Found<OrderFacts>(OrderFacts facts) -> {
                orders.put(facts.orderNumber(), facts);
                yield json(Map.of("order", facts));
            }
            case Absent<OrderFacts> _ -> error("There is no order " + number.get() + ".");
            case Unavailable<OrderFacts> _ -> unavailable();
        };
    }

    private String findBooks(@Nullable String argument, Duration left) throws InterruptedException {
        if (argument == null || argument.isBlank()) {
            return error("The arguments must be JSON with " + WISH + ", a text.");
        }
        if (down) {
            return unavailable();
        }
        return switch (lookups.books(cut(argument.strip(), MAX_WISH), left)) {
            case Found<Books>(Books found) -> {
                found.books().forEach(book -> books.put(book.bookId(), book));
                yield json(forModel(found));
            }
            case Absent<Books> _, Unavailable<Books> _ -> unavailable();
        };
    }

    /** Whoever is down now stays so for this request: waiting for each of several look-ups would use up its time. */
    private String unavailable() {
        down = true;
        return error("This cannot be looked up at the moment.");
    }

    /** Something is found for every wish; a model that is not told takes the shelf's best sellers for what was asked for. */
    private static Map<String, Object> forModel(Books found) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("books", found.books().stream().map(ShopTools::forModel).toList());
        String note = found.match() == null ? null : NOTES.get(found.match());
        if (note != null) {
            told.put("note", note);
        }
        return told;
    }

    private static Map<String, Object> forModel(BookCard book) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("title", cut(book.title(), MAX_BOOK_TEXT));
        told.put("author", cut(book.author(), MAX_BOOK_TEXT));
        told.put("genre", cut(book.genre(), MAX_BOOK_TEXT));
        told.put("price", BigDecimal.valueOf(book.priceCents(), 2) + " " + book.currency());
        if (book.publishedIn() != null) {
            told.put("published_in", book.publishedIn());
        }
        if (book.why() != null) {
            told.put("why", cut(book.why(), MAX_BOOK_TEXT));
        }
        return told;
    }

    /** The argument as text, or null if there is none. */
    private static @Nullable String argument(ToolCall call, String name) {
        if (call.arguments().length() > ToolCallPieces.MAX_LENGTH) {
            return null;
        }
        try {
            JsonNode value = EventJson.MAPPER.readTree(call.arguments()).path(name);
            return value.isString() || value.isIntegralNumber() ? value.asString() : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static Optional<OrderNumber> orderNumber(@Nullable String argument) {
        try {
            return Optional.ofNullable(argument)
                    .map(text -> digitsJoined(normalized(text)).replaceFirst("^#", ""))
                    .map(OrderNumber::new);
        } catch (IllegalArgumentException notSixDigits) {
            return Optional.empty();
        }
    }

    /** "１２３ 456" and "123-456" name 123456; "123 456 789" and "1234567" name none, "123-456 654-321" names two. */
    private static Stream<OrderNumber> orderNumbersIn(String text) {
        return DIGITS_IN_GROUPS
                .matcher(normalized(text))
                .results()
                .map(MatchResult::group)
                .flatMap(groups -> Stream.concat(Stream.of(groups), SPACES.splitAsStream(groups)))
                .map(ShopTools::digitsJoined)
                .filter(digits -> SIX_DIGITS.matcher(digits).matches())
                .map(OrderNumber::new);
    }

    private static String digitsJoined(String groups) {
        return BETWEEN_DIGITS.matcher(groups).replaceAll("");
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String error(String message) {
        return json(Map.of("error", message));
    }

    private static String json(Map<String, ?> result) {
        return EventJson.MAPPER.writeValueAsString(result);
    }

    private static FunctionDefinition definition(String name, String description, String argument, String meaning) {
        Map<String, Object> properties = Map.of(argument, Map.of("type", "string", "description", meaning));
        return FunctionDefinition.builder()
                .name(name)
                .description(description)
                .parameters(FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(properties))
                        .putAdditionalProperty("required", JsonValue.from(new ArrayList<>(List.of(argument))))
                        .putAdditionalProperty("additionalProperties", JsonValue.from(false))
                        .build())
                .build();
    }
}

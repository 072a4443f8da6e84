package dev.quire.llm.grounding;

import dev.quire.llm.tools.OrderFacts;
import dev.quire.schemas.OrderStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what an answer says about orders against what was looked up and what the shop has said before. */
final class OrderClaims {
    private static final Pattern AN_ORDER = Pattern.compile(
            "(?<!\\d)[0-9]{6}(?!\\d)|(?<!\\p{L})(?:your|the|this|my|our|that|deine?|ihre?|meine?|votre|ma|mon|ta|ton|tu|su|mi)"
                    + "\\s+(?:\\p{L}+\\s+)?(?:orders?(?!\\s+(?:of|in|to)\\b)|parcels?|packages?|shipments?|delivery|bestellung"
                    + "|paket|lieferung|sendung|commande|colis|pedido|paquete|envío)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What somebody told the model about one order, or about any if no number is named. */
    private sealed interface Source {
        boolean isAbout(String orderNumber);

        boolean tells(OrderStatus status);

        boolean tells(Day day);

        boolean tells(String carrier);
    }

    private record LookedUp(OrderFacts facts) implements Source {
        @Override
        public boolean isAbout(String orderNumber) {
            return facts.orderNumber().digits().equals(orderNumber);
        }

        /** What has been delivered has been shipped before. */
        @Override
        public boolean tells(OrderStatus status) {
            return switch (facts.status()) {
                case PROCESSING, SHIPPED, CANCELLED -> status == facts.status();
                case OUT_FOR_DELIVERY -> status == OrderStatus.OUT_FOR_DELIVERY || status == OrderStatus.SHIPPED;
                case DELIVERED ->
                    EnumSet.range(OrderStatus.SHIPPED, OrderStatus.DELIVERED).contains(status);
                case RETURNED ->
                    status == OrderStatus.RETURNED
                            || EnumSet.range(OrderStatus.SHIPPED, OrderStatus.DELIVERED)
                                    .contains(status);
            };
        }

        @Override
        public boolean tells(Day day) {
            return facts.dates().stream().anyMatch(day::fits);
        }

        @Override
        public boolean tells(String carrier) {
            return facts.carrier() != null
                    && facts.carrier().toLowerCase(Locale.ROOT).contains(carrier.toLowerCase(Locale.ROOT));
        }
    }

    private record Said(Claims claims) implements Source {
        @Override
        public boolean isAbout(String orderNumber) {
            return claims.orderNumbers().contains(orderNumber);
        }

        @Override
        public boolean tells(OrderStatus status) {
            return claims.statuses().contains(status) || claims.echoes().contains(status);
        }

        @Override
        public boolean tells(Day day) {
            return claims.days().stream().anyMatch(day::fits);
        }

        @Override
        public boolean tells(String carrier) {
            return claims.carriers().contains(carrier);
        }
    }

    private final List<Source> sources;
    private final Set<OrderStatus> visitorsWords;

    private OrderClaims(List<Source> sources, Set<OrderStatus> visitorsWords) {
        this.sources = sources;
        this.visitorsWords = visitorsWords;
    }

    static Optional<String> objection(String answer, Grounding.Given given) {
        if (!isAboutOrders(answer, given)) {
            return Optional.empty();
        }
        List<Source> sources = Stream.<Source>concat(
                        given.orders().stream().map(LookedUp::new),
                        given.shopSaid().stream().map(Claims::inAll).map(Said::new))
                .toList();
        return new OrderClaims(sources, Claims.mentionedIn(String.join("\n", given.visitorSaid()))).objection(answer);
    }

    /** The whole conversation counts: "and when does it come?" is about the order that was named before. */
    private static boolean isAboutOrders(String answer, Grounding.Given given) {
        return !given.orders().isEmpty()
                || Stream.concat(Stream.of(answer), given.visitorSaid().stream())
                        .anyMatch(text -> AN_ORDER.matcher(text).find())
                || given.shopSaid().stream()
                        .anyMatch(text -> !Claims.inAll(text).orderNumbers().isEmpty());
    }

    /** A sentence without an order number goes on about the orders of the one before. */
    private Optional<String> objection(String answer) {
        Set<String> orderNumbers = Set.of();
        for (String sentence : Claims.sentences(answer)) {
            Claims claims = Claims.in(sentence);
            if (!claims.orderNumbers().isEmpty()) {
                orderNumbers = claims.orderNumbers();
            }
            Optional<String> objection = claims.areNone() ? Optional.empty() : objection(claims, orderNumbers);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<String> objection(Claims claims, Set<String> orderNumbers) {
        List<Source> about = sources.stream()
                .filter(source ->
                        orderNumbers.isEmpty() || orderNumbers.stream().anyMatch(source::isAbout))
                .toList();
        boolean allKnown =
                orderNumbers.stream().allMatch(number -> about.stream().anyMatch(it -> it.isAbout(number)));
        boolean onlyEchoes = claims.statuses().isEmpty()
                && claims.days().isEmpty()
                && claims.carriers().isEmpty();
        if (!allKnown && !onlyEchoes) {
            return Optional.of("facts of an order that was not looked up");
        }
        if (!claims.statuses().stream().allMatch(status -> about.stream().anyMatch(it -> it.tells(status)))
                || !claims.echoes().stream()
                        .allMatch(status ->
                                visitorsWords.contains(status) || about.stream().anyMatch(it -> it.tells(status)))) {
            return Optional.of("a status of an order that is not in the data");
        }
        if (!claims.days().stream().allMatch(day -> about.stream().anyMatch(it -> it.tells(day)))) {
            return Optional.of("a date of an order that is not in the data");
        }
        if (!claims.carriers().stream().allMatch(carrier -> about.stream().anyMatch(it -> it.tells(carrier)))) {
            return Optional.of("a carrier or tracking code that is not in the data");
        }
        return Optional.empty();
    }
}

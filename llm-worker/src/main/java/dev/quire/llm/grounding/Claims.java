package dev.quire.llm.grounding;

import dev.quire.schemas.OrderStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a piece of text says about orders, as far as patterns can tell: nothing is understood, only found.
 *
 * @param orderNumbers six digits each
 * @param statuses that it gives as facts: "shipped", but not "once it is shipped" nor "not shipped"
 * @param echoes statuses that it seems to repeat: "I am sorry to hear that it arrived damaged"
 * @param days by date, unless a book or its author is spoken of; by weekday or as "tomorrow" only beside a status or a verb of arriving
 * @param carriers and tracking codes
 */
record Claims(
        Set<String> orderNumbers,
        Set<OrderStatus> statuses,
        Set<OrderStatus> echoes,
        Set<Day> days,
        Set<String> carriers) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern ORDER_NUMBER = Pattern.compile("(?<![\\d.,])[0-9]{6}(?![\\d]|[.,]\\d)");

    /** In English, German, French and Spanish. */
    private static final Map<OrderStatus, Pattern> STATUSES = new EnumMap<>(Map.of(
            OrderStatus.PROCESSING,
            words("processing|being (?:packed|prepared|processed)|in bearbeitung|(?:wird|werden) bearbeitet"
                    + "|en cours de (?:traitement|préparation)|en (?:proceso|preparación)"),
            OrderStatus.SHIPPED,
            words(
                    "shipped|dispatched|sent out|on (?:its|the|their) way|in transit|left (?:us|our \\w+)|verschickt|versandt"
                            + "|versendet|unterwegs|expédiée?s?|envoyée?s?|en route|en chemin|enviad[oa]s?|en camino"),
            OrderStatus.OUT_FOR_DELIVERY,
            words("out[- ]for[- ]delivery|in (?:der )?zustellung|en cours de livraison|en reparto"),
            OrderStatus.DELIVERED,
            words(
                    "delivered|arrived|zugestellt|geliefert|angekommen|livrée?s?|arrivée?s?|entregad[oa]s?|llegado|llegó"),
            OrderStatus.CANCELLED,
            words("cancell?ed|storniert|annulée?s?|cancelad[oa]s?"),
            OrderStatus.RETURNED,
            words("returned|refunded|sent back|zurückgesendet|zurückgeschickt|retourniert|erstattet|retournée?s?"
                    + "|renvoyée?s?|remboursée?s?|devuelt[oa]s?|reembolsad[oa]s?")));

    /** In front of a status, it is a condition, a possibility, a rule, a plan or the opposite, and no fact. */
    private static final Pattern HEDGE =
            words("if|when|once|whether|until|unless|before|after|can|could|may|might|will|would"
                    + "|should|must|shall|not|never|no|cannot|cant|\\w+n['’]t|be|are|get|gets|wenn|sobald|falls|ob|kann|können"
                    + "|wird|werden|nicht|si|quand|lorsque|dès|peut|sera|pas|cuando|puede|será|no");

    /** Clauses are shorter; what has no end must not cost its length squared. */
    private static final int HEDGE_REACH = 200;

    private static final Pattern ECHO = words(
            "sorry|hear|understand|regret|apologi[sz]e|since|\\w+ (?:damaged|broken|torn|late|wrong)|(?:you|you['’]ve) (?:say|said|mention|mentioned|told|wrote)");

    private static final Pattern CLAUSE_END =
            Pattern.compile("[,;:()—–]|\\s-\\s|\\b(?:and|but|und|aber|et|mais|y|pero)\\b");

    /** Not behind an initial or a title: a name is one. */
    private static final Pattern SENTENCE_END = Pattern.compile(
            "(?<=[.!?。！？])(?<!\\b\\p{Lu}\\.)(?<!\\b(?:Mr|Mrs|Ms|Dr|St)\\.)[\\s\"”*]+(?=[\\p{Lu}¿¡\"“*#])|\\R+");

    private static final Pattern ARRIVAL =
            words("arriv\\w*|deliver\\w*|ship\\w*|dispatch\\w*|come|coming|there|reach|expect\\w*");

    /** Its dates are no order's, though an order may have been spoken of before. */
    private static final Pattern LIFE_OF_A_BOOK =
            words("published|publication|released|premiered|written|wrote|born|died");

    private static final Pattern CARRIER = Pattern.compile(
            "\\b(?:UPS|USPS|FedEx|DHL|DPD|GLS|TNT|Hermes|Evri|Royal Mail|Parcelforce|Canada Post|Australia Post|An Post"
                    + "|La Poste|Colissimo|Chronopost|Correos|PostNL|Deutsche Post|Swiss Post|OnTrac|LaserShip|Purolator"
                    + "|Amazon Logistics)\\b");

    /** Long and of capitals and digits. */
    private static final Pattern TRACKING_CODE = Pattern.compile("\\b(?=[A-Z0-9]*\\d)[A-Z0-9]{10,}\\b");

    /** What all sentences of a text say, no matter about which of its orders. */
    static Claims inAll(String text) {
        Claims all = new Claims(
                new HashSet<>(),
                EnumSet.noneOf(OrderStatus.class),
                EnumSet.noneOf(OrderStatus.class),
                new HashSet<>(),
                new HashSet<>());
        for (String sentence : sentences(text)) {
            Claims claims = in(sentence);
            all.orderNumbers.addAll(claims.orderNumbers);
            all.statuses.addAll(claims.statuses);
            all.echoes.addAll(claims.echoes);
            all.days.addAll(claims.days);
            all.carriers.addAll(claims.carriers);
        }
        return all;
    }

    /** @param text one sentence: what is asked is not stated, and a book's dates are no order's */
    static Claims in(String text) {
        Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
        Set<OrderStatus> echoes = EnumSet.noneOf(OrderStatus.class);
        if (!text.strip().endsWith("?")) {
            for (String clause : CLAUSE_END.splitAsStream(text).toList()) {
                (ECHO.matcher(clause).find() ? echoes : statuses).addAll(statedIn(clause));
            }
        }
        Set<String> orderNumbers = all(ORDER_NUMBER, text);
        Set<Day> days = new HashSet<>();
        if (!orderNumbers.isEmpty() || !LIFE_OF_A_BOOK.matcher(text).find()) {
            days.addAll(Day.in(text));
        }
        if (!statuses.isEmpty() || ARRIVAL.matcher(text).find()) {
            days.addAll(Day.relativeIn(text));
        }
        Set<String> carriers = all(CARRIER, text);
        carriers.addAll(all(TRACKING_CODE, text));
        return new Claims(orderNumbers, statuses, echoes, days, carriers);
    }

    /** Every status that the text has a word for, as a fact or not. */
    static Set<OrderStatus> mentionedIn(String text) {
        Set<OrderStatus> found = EnumSet.noneOf(OrderStatus.class);
        STATUSES.forEach((status, words) -> {
            if (words.matcher(text).find()) {
                found.add(status);
            }
        });
        return found;
    }

    /** Whether the words before {@code end} make what follows in the same clause something else than a fact. */
    static boolean isHedged(String text, int end) {
        Matcher clauseEnd = CLAUSE_END.matcher(text).region(Math.max(0, end - HEDGE_REACH), end);
        int start = clauseEnd.regionStart();
        while (clauseEnd.find()) {
            start = clauseEnd.end();
        }
        return HEDGE.matcher(text.substring(start, end)).find();
    }

    /** Whether it tells anything of an order that could be wrong. */
    boolean areNone() {
        return statuses.isEmpty() && echoes.isEmpty() && days.isEmpty() && carriers.isEmpty();
    }

    static List<String> sentences(String text) {
        return SENTENCE_END.splitAsStream(text).toList();
    }

    private static Set<OrderStatus> statedIn(String clause) {
        Set<OrderStatus> found = EnumSet.noneOf(OrderStatus.class);
        STATUSES.forEach((status, words) -> {
            Matcher matcher = words.matcher(clause);
            if (matcher.find() && !isHedged(clause, matcher.start())) {
                found.add(status);
            }
        });
        return found;
    }

    private static Set<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group()));
        return new HashSet<>(found);
    }

    /** @param alternatives in lower case */
    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])(?:" + alternatives.toLowerCase(Locale.ROOT) + ")(?![\\p{L}\\d])", FLAGS);
    }
}

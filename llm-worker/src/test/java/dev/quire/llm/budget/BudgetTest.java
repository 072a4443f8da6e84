package dev.quire.llm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final SessionId ANN = new SessionId("ann");
    private static final Price PRICE =
            new Price(new BigDecimal("0.40"), new BigDecimal("0.10"), new BigDecimal("1.60"));

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void whatTheServerCountedIsWhatItCost() {
        Budget budget = budget("1", 0);
        try (Spending spending = begin(budget)) {
            spending.begun();
            spending.received("a long answer that the server counts in its own way");
            spending.counted(1_000, 400, 50);
        }

        assertThat(tokens("prompt")).isEqualTo(600);
        assertThat(tokens("cached_prompt")).isEqualTo(400);
        assertThat(tokens("completion")).isEqualTo(50);
        double usd = (600 * 0.40 + 400 * 0.10 + 50 * 1.60) / 1e6;
        assertThat(registry.get("llm.cost.usd").tag("model", "m").counter().count())
                .isCloseTo(usd, within(1e-12));
        assertThat(registry.get("llm.budget.left.usd").gauge().value()).isCloseTo(1 - usd, within(1e-9));
    }

    @Test
    void withoutCountsTheCostIsEstimatedFromWhatWentOverTheWire() {
        Budget budget = budget("1", 0);
        try (Spending spending = Objects.requireNonNull(budget.begin(ANN, 4_000, 400))) {
            spending.begun();
            spending.received("12345678");
        }

        assertThat(tokens("prompt")).isEqualTo(1_000);
        assertThat(tokens("completion")).isEqualTo(2);
    }

    @Test
    void aCallWhoseAnswerNeverBeganCostsNothing() {
        Budget budget = budget("0", 1_000);
        begin(budget).close();

        assertThat(tokens("prompt")).isZero();
        assertThat(left()).isEqualTo(1_000);
    }

    @Test
    void anOpenCallHoldsBackTheMostItMayCost() {
        Budget budget = budget("0", 1_000);
        Spending open = begin(budget);

        assertThat(left()).isEqualTo(1_000 - 250 - 400);
        assertThat(budget.begin(ANN, 1_000, 400)).as("does not fit any more").isNull();

        open.counted(200, 0, 10);
        open.close();
        assertThat(left()).isEqualTo(1_000 - 210);
        begin(budget).close();
    }

    @Test
    void dollarsAreALimitTooAndZeroIsNone() {
        assertThat(budget("0.0007", 0).begin(ANN, 1_000, 400))
                .as("250 * 0.40 + 400 * 1.60 = 740 millionths")
                .isNull();
        assertThat(budget("0.00074", 0).begin(ANN, 1_000, 400)).isNotNull();
        assertThat(budget("0", 0).begin(ANN, 1_000, 400)).isNotNull();
    }

    @Test
    void aModelWithoutAPriceIsLimitedByTokensAlone() {
        Budget budget = new Budget(new BudgetLimits(new BigDecimal("0.01"), 700, Map.of()), "m", () -> now, registry);
        try (Spending spending = begin(budget)) {
            spending.counted(500, 0, 100);
        }

        assertThat(registry.get("llm.cost.usd").counter().count()).isZero();
        assertThat(registry.find("llm.budget.left.usd").gauge()).isNull();
        assertThat(budget.begin(ANN, 1_000, 400)).isNull();
    }

    @Test
    void midnightUtcBringsANewBudget() {
        now = Instant.parse("2026-11-25T23:59:59Z");
        Budget budget = budget("0", 1_000);
        spend(budget, 700);
        assertThat(budget.begin(ANN, 1_000, 400)).isNull();

        now = Instant.parse("2026-11-26T00:00:00Z");
        assertThat(left()).isEqualTo(1_000);
        assertThat(budget.begin(ANN, 1_000, 400)).isNotNull();
    }

    @Test
    void aCallOverMidnightBelongsToTheDayItBegan() {
        now = Instant.parse("2026-11-25T23:59:59Z");
        Budget budget = budget("0", 1_000);
        assignAll(budget);
        Spending overMidnight = begin(budget);
        now = Instant.parse("2026-11-26T00:00:01Z");
        spend(budget, 100);
        overMidnight.counted(300, 0, 0);
        overMidnight.close();

        assertThat(left()).isEqualTo(900);
    }

    @Test
    void aRestartKnowsFromTheNotesWhatWasSpent() {
        Budget before = budget("0", 1_000);
        assignAll(before);
        spend(before, 600);
        List<String> notes = notes(before);

        Budget after = budget("0", 1_000);
        for (int partition = 0; partition < notes.size(); partition++) {
            after.assigned(partition, notes.get(partition));
        }
        assertThat(after.begin(ANN, 1_000, 400)).isNull();
        assertThat(after.begin(ANN, 400, 300)).isNotNull();
    }

    @Test
    void aWorkerKilledInTheMiddleOfACallHasSpentTheMostItMayCost() {
        Budget killed = budget("0", 1_000);
        assignAll(killed);
        Spending neverClosed = begin(killed);
        List<String> notes = notes(killed);

        Budget next = budget("0", 1_000);
        next.others(notes);
        assertThat(next.begin(ANN, 1_000, 400)).isNull();
        neverClosed.close();
    }

    @Test
    void whatOthersHaveSpentIsGoneForUsToo() {
        Budget budget = budget("0", 1_000);
        budget.others(
                List.of("spent day=2026-11-25 tokens=300 nanoUsd=0", "spent day=2026-11-25 tokens=300 nanoUsd=0"));
        assertThat(left()).isEqualTo(400);

        budget.others(List.of("spent day=2026-11-24 tokens=300 nanoUsd=0", "", "of another tool"));
        assertThat(left()).isEqualTo(1_000);
    }

    @Test
    void aPartitionThatGoesTakesNothingWithItUntilOthersAreLookedAt() {
        Budget budget = budget("0", 1_000);
        assignAll(budget);
        spend(budget, 100);
        List<String> notes = notes(budget);
        for (int partition = 0; partition < TopicCatalogue.PARTITIONS; partition++) {
            budget.gone(partition);
        }
        assertThat(left()).isEqualTo(900);

        budget.others(notes);
        assertThat(left()).isEqualTo(900);
    }

    @Test
    void aLateEndAfterThePartitionHasGoneChangesNothing() {
        Budget budget = budget("0", 1_000);
        assignAll(budget);
        Spending late = begin(budget);
        List<String> notes = notes(budget);
        for (int partition = 0; partition < TopicCatalogue.PARTITIONS; partition++) {
            budget.gone(partition);
            budget.assigned(partition, notes.get(partition));
        }
        budget.others(List.of());
        late.close();

        assertThat(left()).isEqualTo(1_000 - 650);
    }

    @Test
    void aDatedModelHasThePriceOfItsName() {
        BudgetLimits limits = new BudgetLimits(BigDecimal.ONE, 0, Map.of("gpt-4.1-mini", PRICE));

        assertThat(limits.price("gpt-4.1-mini-2025-04-14")).contains(PRICE);
        assertThat(limits.price("gpt-4.1-mini")).contains(PRICE);
        assertThat(limits.price("gpt-4.1-mini-plus")).isEmpty();
    }

    @Test
    void aPriceMayNotBeNegative() {
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, null, new BigDecimal("-0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("price");
    }

    @Test
    void cachedInputCostsAsInputWhereNothingElseIsSaid() {
        assertThat(new Price(new BigDecimal("2"), null, BigDecimal.ONE).nanoUsd(new Usage(0, 3, 0)))
                .isEqualTo(6_000);
    }

    @Test
    void nonsenseInANoteIsNoNote() {
        assertThat(Spent.read("spent day=2026-13-45 tokens=1 nanoUsd=1")).isEmpty();
        assertThat(Spent.read("spent day=2026-11-25 tokens=-1 nanoUsd=1")).isEmpty();
        assertThat(Spent.read("spent day=2026-11-25 tokens=99999999999999999999 nanoUsd=1"))
                .isEmpty();
    }

    private Budget budget(String usd, long tokens) {
        registry.clear();
        return new Budget(new BudgetLimits(new BigDecimal(usd), tokens, Map.of("m", PRICE)), "m", () -> now, registry);
    }

    /** A prompt of 250 tokens, at most 400 of answer. */
    private static Spending begin(Budget budget) {
        @Nullable Spending spending = budget.begin(ANN, 1_000, 400);
        assertThat(spending).isNotNull();
        return Objects.requireNonNull(spending);
    }

    private static void spend(Budget budget, long tokens) {
        try (Spending spending = begin(budget)) {
            spending.counted(tokens, 0, 0);
        }
    }

    private static void assignAll(Budget budget) {
        for (int partition = 0; partition < TopicCatalogue.PARTITIONS; partition++) {
            budget.assigned(partition, "");
        }
    }

    private static List<String> notes(Budget budget) {
        return IntStream.range(0, TopicCatalogue.PARTITIONS)
                .mapToObj(budget::note)
                .toList();
    }

    private double left() {
        return registry.get("llm.budget.left.tokens").gauge().value();
    }

    private double tokens(String kind) {
        return registry.get("llm.tokens").tag("kind", kind).counter().count();
    }
}

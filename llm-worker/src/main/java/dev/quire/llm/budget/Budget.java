package dev.quire.llm.budget;

import dev.quire.schemas.SessionId;
import dev.quire.schemas.TopicCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The day's budget, shared by all workers of the group. Each partition has an account, which only the worker that has the
 * partition changes, and which Kafka keeps with the partition's offset; what others have spent is read from theirs.
 *
 * <p>What it does not know: what others spend between two looks at their accounts, and what a worker spent in the moment
 * before it was killed, up to one commit. A call that nobody saw ending counts as the most it may have cost.
 *
 * <p>Safe for use by many threads.
 */
public final class Budget {
    private static final Logger log = LoggerFactory.getLogger(Budget.class);
    private static final double NANO = 1e9;

    private final BudgetLimits limits;
    private final @Nullable Price price;
    private final InstantSource clock;
    private final Map<Integer, Account> accounts = new HashMap<>();

    /** Of a session whose partition we do not have (any more): counted as long as this process lives. */
    private final Account unassigned;

    private Spent elsewhere;
    private @Nullable LocalDate exhaustedOn;

    private final Counter prompt;
    private final Counter cachedPrompt;
    private final Counter completion;
    private final Counter cost;

    public Budget(BudgetLimits limits, String model, InstantSource clock, MeterRegistry registry) {
        this.limits = limits;
        this.price = limits.price(model).orElse(null);
        this.clock = clock;
        this.elsewhere = Spent.nothing(today());
        this.unassigned = new Account(elsewhere);
        prompt = tokens(registry, model, "prompt");
        cachedPrompt = tokens(registry, model, "cached_prompt");
        completion = tokens(registry, model, "completion");
        cost = Counter.builder("llm.cost.usd")
                .description("Dollars, by the configured prices; 0 for a model without a price")
                .tag("model", model)
                .register(registry);
        if (limits.tokensPerDay() > 0) {
            Gauge.builder("llm.budget.left.tokens", this, Budget::tokensLeft)
                    .description("Tokens that all workers may still spend today (UTC)")
                    .register(registry);
        }
        if (limits.nanoUsdPerDay() > 0 && price != null) {
            Gauge.builder("llm.budget.left.usd", this, budget -> budget.nanoUsdLeft() / NANO)
                    .description("Dollars that all workers may still spend today (UTC)")
                    .register(registry);
        }
    }

    private static Counter tokens(MeterRegistry registry, String model, String kind) {
        return Counter.builder("llm.tokens")
                .description("Tokens as the model's server counted them, or estimated where it did not")
                .tag("model", model)
                .tag("kind", kind)
                .register(registry);
    }

    /** Says at start what the budget is, and loudly where it does not hold. */
    public void announce(String model) {
        if (price == null && limits.tokensPerDay() == 0) {
            log.atWarn()
                    .addKeyValue("model", model)
                    .log("The model has no price and there is no limit on tokens: nothing"
                            + " limits what it costs; see quire.llm.budget");
        } else if (price == null) {
            log.atWarn()
                    .addKeyValue("model", model)
                    .addKeyValue("tokensPerDay", limits.tokensPerDay())
                    .log(
                            "The model has no price: only its tokens are limited, not its dollars; see quire.llm.budget.prices");
        } else {
            log.atInfo()
                    .addKeyValue("model", model)
                    .addKeyValue("usdPerDay", limits.usdPerDay())
                    .addKeyValue("tokensPerDay", limits.tokensPerDay())
                    .log("The model's daily budget, 0 for none");
        }
    }

    /**
     * Holds back the most that a call may cost.
     *
     * @param promptBytes of the whole prompt in UTF-8
     * @return to be closed when the call has ended; null if the budget does not allow the call
     */
    public synchronized @Nullable Spending begin(SessionId session, long promptBytes, int maxOutputTokens) {
        Usage most = new Usage(Usage.tokens(promptBytes), 0, maxOutputTokens);
        Spent reserved = new Spent(today(), most.total(), nanoUsd(most));
        Spent after = spent().plus(reserved.tokens(), reserved.nanoUsd());
        if (exceeds(limits.tokensPerDay(), after.tokens()) || exceeds(limits.nanoUsdPerDay(), after.nanoUsd())) {
            tellOnceADay();
            return null;
        }
        Account account = accounts.getOrDefault(partition(session), unassigned);
        account.reserve(reserved);
        return new Spending(this, account, reserved, promptBytes);
    }

    synchronized void settle(Account account, Spent reserved, Usage usage) {
        long nanoUsd = nanoUsd(usage);
        account.settle(reserved, usage.total(), nanoUsd);
        prompt.increment((double) usage.prompt());
        cachedPrompt.increment((double) usage.cachedPrompt());
        completion.increment((double) usage.completion());
        cost.increment(nanoUsd / NANO);
    }

    /** @param note that of the last commit, whoever made it; empty if there is none */
    public synchronized void assigned(int partition, String note) {
        accounts.put(partition, new Account(Spent.read(note).orElseGet(() -> Spent.nothing(today()))));
    }

    /** What to keep with the partition's next commit. */
    public synchronized String note(int partition) {
        Account account = accounts.get(partition);
        return account == null ? "" : account.spent().note();
    }

    /** Until the next look at the others' accounts, what we know of it is the best there is. */
    public synchronized void gone(int partition) {
        Account account = accounts.remove(partition);
        if (account != null) {
            Spent left = account.spent().on(today());
            elsewhere = elsewhere.on(today()).plus(left.tokens(), left.nanoUsd());
        }
    }

    /** @param notes those of all partitions that are not ours */
    public synchronized void others(Collection<String> notes) {
        elsewhere = Spent.nothing(today());
        for (String note : notes) {
            Optional<Spent> spent = Spent.read(note).map(theirs -> theirs.on(today()));
            elsewhere = elsewhere.plus(
                    spent.map(Spent::tokens).orElse(0L),
                    spent.map(Spent::nanoUsd).orElse(0L));
        }
    }

    private synchronized double tokensLeft() {
        return Math.max(0, limits.tokensPerDay() - spent().tokens());
    }

    private synchronized double nanoUsdLeft() {
        return Math.max(0, limits.nanoUsdPerDay() - spent().nanoUsd());
    }

    private Spent spent() {
        LocalDate today = today();
        Spent ours = unassigned.spent().on(today);
        Spent sum = elsewhere.on(today).plus(ours.tokens(), ours.nanoUsd());
        for (Account account : accounts.values()) {
            Spent spent = account.spent().on(today);
            sum = sum.plus(spent.tokens(), spent.nanoUsd());
        }
        return sum;
    }

    private long nanoUsd(Usage usage) {
        return price == null ? 0 : price.nanoUsd(usage);
    }

    private static boolean exceeds(long limit, long amount) {
        return limit > 0 && amount > limit;
    }

    private void tellOnceADay() {
        LocalDate today = today();
        if (!today.equals(exhaustedOn)) {
            exhaustedOn = today;
            log.atWarn()
                    .addKeyValue("usdPerDay", limits.usdPerDay())
                    .addKeyValue("tokensPerDay", limits.tokensPerDay())
                    .log("The day's budget is used up: the fallback answers until midnight UTC");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** As Kafka's default partitioner chooses. */
    private static int partition(SessionId session) {
        return Utils.toPositive(Utils.murmur2(session.value().getBytes(StandardCharsets.UTF_8)))
                % TopicCatalogue.PARTITIONS;
    }
}

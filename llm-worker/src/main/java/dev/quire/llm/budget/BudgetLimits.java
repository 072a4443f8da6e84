package dev.quire.llm.budget;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all workers of the group together may spend from midnight to midnight UTC. Beyond it visitors get the fallback.
 *
 * @param usdPerDay dollars, 0 to 1 000 000, default 10; 0 means no limit. Counts only where the model has a price
 * @param tokensPerDay tokens of prompts and answers, 0 to 10^15, default 10 000 000; 0 means no limit
 * @param prices by the model's name, which stands in brackets: {@code prices[my-model].input}. application.yaml has some.
 *     A name with a date at its end, such as {@code gpt-4.1-mini-2025-04-14}, has the price of the one without
 */
public record BudgetLimits(
        @DefaultValue("10") BigDecimal usdPerDay,
        @DefaultValue("10000000") long tokensPerDay,
        @DefaultValue Map<String, Price> prices) {
    private static final BigDecimal MOST_USD = new BigDecimal(1_000_000);
    private static final long MOST_TOKENS = 1_000_000_000_000_000L;
    private static final BigDecimal NANO = new BigDecimal(1_000_000_000);

    public BudgetLimits {
        if (usdPerDay.signum() < 0 || usdPerDay.compareTo(MOST_USD) > 0) {
            throw new IllegalArgumentException("usd-per-day must be 0 to " + MOST_USD);
        }
        if (tokensPerDay < 0 || tokensPerDay > MOST_TOKENS) {
            throw new IllegalArgumentException("tokens-per-day must be 0 to " + MOST_TOKENS);
        }
        prices = Map.copyOf(prices);
    }

    Optional<Price> price(String model) {
        return Optional.ofNullable(prices.get(model))
                .or(() -> Optional.ofNullable(prices.get(model.replaceFirst("-\\d{4}-\\d{2}-\\d{2}$", ""))));
    }

    long nanoUsdPerDay() {
        return usdPerDay.multiply(NANO).longValue();
    }
}

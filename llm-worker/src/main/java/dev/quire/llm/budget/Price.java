package dev.quire.llm.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a model's tokens cost.
 *
 * @param input USD per million tokens of the prompt, 0 or more
 * @param cachedInput USD per million tokens of the prompt that the server still had, 0 or more; absent: as {@code input}
 * @param output USD per million tokens of the answer, thinking included, 0 or more
 */
public record Price(BigDecimal input, @Nullable BigDecimal cachedInput, BigDecimal output) {
    /** A dollar per million tokens is a thousand of these per token. */
    private static final BigDecimal NANO_USD_PER_TOKEN = new BigDecimal(1_000);

    public Price {
        check(input);
        check(output);
        if (cachedInput != null) {
            check(cachedInput);
        }
    }

    private static void check(BigDecimal price) {
        if (price.signum() < 0 || price.compareTo(new BigDecimal(1_000_000)) > 0) {
            throw new IllegalArgumentException("a price must be 0 to 1000000 USD per million tokens");
        }
    }

    /** In billionths of a dollar, rounded up. */
    long nanoUsd(Usage usage) {
        BigDecimal cached = cachedInput == null ? input : cachedInput;
        return input.multiply(BigDecimal.valueOf(usage.prompt()))
                .add(cached.multiply(BigDecimal.valueOf(usage.cachedPrompt())))
                .add(output.multiply(BigDecimal.valueOf(usage.completion())))
                .multiply(NANO_USD_PER_TOKEN)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}

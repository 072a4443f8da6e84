package dev.quire.llm.budget;

/** What one partition's requests have cost, while the partition is ours. Guarded by the {@link Budget}. */
final class Account {
    private Spent spent;

    Account(Spent spent) {
        this.spent = spent;
    }

    Spent spent() {
        return spent;
    }

    void reserve(Spent amount) {
        spent = spent.on(amount.day()).plus(amount.tokens(), amount.nanoUsd());
    }

    /** Puts what a call has cost in place of what was held back. One of yesterday stays as it was held back then. */
    void settle(Spent reserved, long tokens, long nanoUsd) {
        if (spent.day().equals(reserved.day())) {
            spent = spent.plus(tokens - reserved.tokens(), nanoUsd - reserved.nanoUsd());
        }
    }
}

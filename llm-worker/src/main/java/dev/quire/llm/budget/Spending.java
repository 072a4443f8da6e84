package dev.quire.llm.budget;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call to the model. While it is open the budget holds back the most that it may cost; closed, it has cost what the
 * server counted, or what we estimate if the server does not count or the stream ended before it told. A call whose
 * answer never began costs nothing. Belongs to the thread that calls.
 */
public final class Spending implements AutoCloseable {
    private final Budget budget;
    private final Account account;
    private final Spent reserved;
    private final long promptBytes;
    private long answerBytes;
    private boolean begun;
    private @Nullable Usage counted;

    Spending(Budget budget, Account account, Spent reserved, long promptBytes) {
        this.budget = budget;
        this.account = account;
        this.reserved = reserved;
        this.promptBytes = promptBytes;
    }

    /** The server has taken the request; from here on it costs. */
    public void begun() {
        begun = true;
    }

    /** A piece of the answer has come: text, or a tool call's arguments. */
    public void received(String piece) {
        begun = true;
        answerBytes += piece.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * What the server counted for the whole call. Told twice, the later word holds.
     *
     * @param prompt all tokens of the prompt
     * @param cached those among them that it still had
     */
    public void counted(long prompt, long cached, long completion) {
        long known = Math.clamp(cached, 0, Math.max(prompt, 0));
        counted = new Usage(Math.max(prompt, 0) - known, known, Math.max(completion, 0));
    }

    @Override
    public void close() {
        budget.settle(account, reserved, usage());
    }

    private Usage usage() {
        if (counted != null) {
            return counted;
        }
        return begun ? new Usage(Usage.tokens(promptBytes), 0, Usage.tokens(answerBytes)) : Usage.NOTHING;
    }
}

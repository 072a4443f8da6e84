package dev.quire.orders.books;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a statement that will never work from a database that does not work now. */
final class DatabaseFault {
    private DatabaseFault() {}

    /**
     * Whether the database understood us and refused: its classes 22 (data), 42 (syntax or names) and 54 (too complex), and
     * failures that do not come from it at all.
     */
    static boolean isOurs(Throwable failure) {
        SQLException cause = sqlException(failure);
        if (cause == null) {
            return failure instanceof NullPointerException
                    || failure instanceof IndexOutOfBoundsException
                    || failure instanceof IllegalArgumentException
                    || failure instanceof ArithmeticException
                    || failure instanceof StackOverflowError;
        }
        String state = cause.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("42") || state.startsWith("54"));
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}

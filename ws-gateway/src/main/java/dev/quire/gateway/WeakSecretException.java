package dev.quire.gateway;

/** The gateway must not start: whoever guesses the secret can join any session. */
final class WeakSecretException extends RuntimeException {
    WeakSecretException(int actualBytes, int minBytes) {
        super("QUIRE_TOKEN_SECRET has " + actualBytes + " bytes, at least " + minBytes + " are needed");
    }
}

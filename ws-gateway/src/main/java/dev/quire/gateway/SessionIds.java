package dev.quire.gateway;

import dev.quire.schemas.SessionId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names sessions so that those of sockets and those of {@code POST /chat} never meet: whoever posts chooses an id, and
 * must not be able to choose a socket's.
 */
final class SessionIds {
    private static final String SOCKET = "ws-";
    private static final String HTTP = "http-";

    /** What a caller of {@code POST /chat} may choose. */
    private static final Pattern CALLERS_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** 128 bits: nobody finds one by trying. */
    private static final int RANDOM_BYTES = 16;

    /** With one of twelve partitions welcome, one in 4 billion finds none; it is as good elsewhere. */
    private static final int ATTEMPTS = 256;

    private final SecureRandom random = new SecureRandom();
    private final Predicate<SessionId> welcome;

    /** @param welcome says which ids land where the gateway reads anyway */
    SessionIds(Predicate<SessionId> welcome) {
        this.welcome = welcome;
    }

    SessionId newSocketSession() {
        return new SessionId(SOCKET + newText(SOCKET));
    }

    /** An id in the caller's spelling, for a caller who brought none. */
    String newCallersId() {
        return newText(HTTP);
    }

    private String newText(String kind) {
        String text = randomText();
        for (int i = 1; i < ATTEMPTS && !welcome.test(new SessionId(kind + text)); i++) {
            text = randomText();
        }
        return text;
    }

    static boolean isSocketSession(String value) {
        return value.startsWith(SOCKET);
    }

    static boolean isCallersId(String text) {
        return CALLERS_ID.matcher(text).matches();
    }

    static SessionId httpSession(String callersId) {
        return new SessionId(HTTP + callersId);
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

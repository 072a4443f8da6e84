package dev.quire.gateway;

import dev.quire.schemas.SessionId;
import java.security.SecureRandom;
import java.util.Base64;
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

    private final SecureRandom random = new SecureRandom();

    SessionId newSocketSession() {
        return new SessionId(SOCKET + randomText());
    }

    /** An id in the caller's spelling, for a caller who brought none. */
    String newCallersId() {
        return randomText();
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

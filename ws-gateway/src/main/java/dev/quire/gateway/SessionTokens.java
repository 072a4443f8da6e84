package dev.quire.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.quire.schemas.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs and checks the proof that a visitor may join a session: a JWT (HS256) whose subject is the session id. Safe for
 * use by many threads.
 */
final class SessionTokens {
    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);

    static final Duration LIFETIME = Duration.ofHours(24);

    /** RFC 7518, section 3.2: a key as long as the hash, or longer. */
    private static final int MIN_SECRET_BYTES = 32;

    private static final String ISSUER = "quire";
    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);

    private final MACSigner signer;
    private final MACVerifier verifier;

    private SessionTokens(byte[] secret) {
        try {
            signer = new MACSigner(secret);
            verifier = new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 refuses the secret", e);
        }
    }

    /**
     * @param secret empty for a random one, which no other gateway knows and which is gone with this process
     * @throws WeakSecretException if the secret is too short
     */
    static SessionTokens withSecret(String secret) {
        if (secret.isEmpty()) {
            log.warn("QUIRE_TOKEN_SECRET is not set: tokens are signed with a random secret, so visitors lose their"
                    + " conversation when this gateway restarts, and gateways do not know each other's visitors");
            byte[] random = new byte[MIN_SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return new SessionTokens(random);
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new WeakSecretException(bytes.length, MIN_SECRET_BYTES);
        }
        return new SessionTokens(bytes);
    }

    String issue(SessionId session, Instant now) {
        SignedJWT token = new SignedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(session.value())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
        return token.serialize();
    }

    /** The session the token is for; empty if it is not ours, no longer valid, or not for a socket's session. */
    Optional<SessionId> verify(String token, Instant now) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date expires = claims.getExpirationTime();
            String subject = claims.getSubject();
            boolean valid = JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(verifier)
                    && ISSUER.equals(claims.getIssuer())
                    && expires != null
                    && now.isBefore(expires.toInstant())
                    && subject != null
                    && SessionIds.isSocketSession(subject);
            return valid ? Optional.of(new SessionId(subject)) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }
}

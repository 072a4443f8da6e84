package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.quire.schemas.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SessionId SESSION = new SessionId("ws-one");

    private final SessionTokens tokens = SessionTokens.withSecret(SECRET);

    @Test
    void tokenProvesItsSessionForADay() {
        String token = tokens.issue(SESSION, NOW);

        assertThat(tokens.verify(token, NOW)).contains(SESSION);
        assertThat(SessionTokens.withSecret(SECRET)
                        .verify(token, NOW.plus(Duration.ofHours(24).minusSeconds(1))))
                .contains(SESSION);
        assertThat(tokens.verify(token, NOW.plus(Duration.ofHours(24)))).isEmpty();
    }

    @Test
    void anotherSecretsTokenIsWorthNothing() {
        String token = SessionTokens.withSecret("").issue(SESSION, NOW);

        assertThat(tokens.verify(token, NOW)).isEmpty();
    }

    @Test
    void changedTokenIsWorthNothing() {
        String[] parts = tokens.issue(SESSION, NOW).split("\\.", -1);
        String foreign = tokens.issue(new SessionId("ws-two"), NOW).split("\\.", -1)[1];

        assertThat(tokens.verify(parts[0] + "." + foreign + "." + parts[2], NOW))
                .isEmpty();
        assertThat(tokens.verify(parts[0] + "." + parts[1] + ".", NOW)).isEmpty();
        assertThat(tokens.verify("", NOW)).isEmpty();
        assertThat(tokens.verify("no token", NOW)).isEmpty();
    }

    @Test
    void unsignedTokenIsWorthNothing() {
        assertThat(tokens.verify(new PlainJWT(claims(SESSION.value())).serialize(), NOW))
                .isEmpty();
    }

    @Test
    void otherAlgorithmIsWorthNothing() throws JOSEException {
        assertThat(tokens.verify(signed(JWSAlgorithm.HS512, claims(SESSION.value())), NOW))
                .isEmpty();
    }

    @Test
    void tokenForAnHttpSessionOpensNoSocket() throws JOSEException {
        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, claims("http-tom")), NOW))
                .isEmpty();
        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, claims("ws-no session id")), NOW))
                .isEmpty();
    }

    @Test
    void shortSecretIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> SessionTokens.withSecret("guess-me"))
                .hasMessageContaining("at least 32 are needed")
                .hasMessageNotContaining("guess-me");
    }

    private static JWTClaimsSet claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer("quire")
                .subject(subject)
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
    }

    private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(new MACSigner(SECRET));
        return jwt.serialize();
    }
}

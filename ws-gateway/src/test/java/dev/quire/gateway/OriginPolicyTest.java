package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginPolicyTest {
    private final OriginPolicy policy = new OriginPolicy(List.of("http://localhost:*", "https://Shop.example"));

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,              chat.example,      true",
        "HTTPS://SHOP.EXAMPLE,              chat.example,      true",
        "http://shop.example,               chat.example,      false",
        "https://shop.example:444,          chat.example,      false",
        "https://shop.example.evil.example, chat.example,      false",
        "https://evil-shop.example,         chat.example,      false",
        "http://localhost,                  chat.example,      true",
        "http://localhost:3000,             chat.example,      true",
        "http://localhost:3000.evil.example,chat.example,      false",
        "http://localhost.evil.example,     chat.example,      false",
        "https://chat.example,              chat.example,      true",
        "https://chat.example,              CHAT.example:443,  true",
        "http://chat.example,               chat.example:80,   true",
        "http://chat.example,               chat.example:8080, false",
        "http://chat.example:8080,          chat.example:8080, true",
        "null,                              chat.example,      false",
        "'',                                '',                false",
    })
    void pageIsAllowedOrNot(String origin, String host, boolean allowed) {
        assertThat(policy.allows(origin, host)).isEqualTo(allowed);
    }

    @Test
    void whoSendsNoOriginIsNoBrowser() {
        assertThat(policy.allows(null, "chat.example")).isTrue();
    }

    @Test
    void starAllowsEveryPage() {
        assertThat(new OriginPolicy(List.of("*")).allows("https://anything.example", "chat.example"))
                .isTrue();
    }
}

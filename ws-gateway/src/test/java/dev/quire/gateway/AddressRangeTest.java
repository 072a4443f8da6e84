package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.255.1.2,  true",
        "10.0.0.0/8,      11.0.0.1,    false",
        "192.168.4.0/22,  192.168.7.9, true",
        "192.168.4.0/22,  192.168.8.1, false",
        "127.0.0.1,       127.0.0.1,   true",
        "127.0.0.1,       127.0.0.2,   false",
        "0.0.0.0/0,       8.8.8.8,     true",
        "0.0.0.0/0,       ::1,         false",
        "2001:db8::/32,   2001:db8:7::1, true",
        "2001:db8::/32,   2001:db9::1, false",
        "::1,             ::1,         true",
    })
    void rangeHoldsTheAddressesThatBeginWithItsBits(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "::/129", "10.0.0.0/x", "10.0.0.0/", "1.2.3.4.5"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

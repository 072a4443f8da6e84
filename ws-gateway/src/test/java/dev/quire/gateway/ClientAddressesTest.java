package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private final ClientAddresses addresses = new ClientAddresses(LimitsOf.trusting(List.of("10.0.0.0/8", "::1")));

    @Test
    void peerIsTheVisitorWhenNobodyForwards() {
        assertThat(addresses.of("203.0.113.7", List.of()).key()).isEqualTo("203.0.113.7");
    }

    @Test
    void strangerCannotNameAnotherAddress() {
        assertThat(addresses.of("203.0.113.7", List.of("192.0.2.1")).key()).isEqualTo("203.0.113.7");
    }

    @Test
    void trustedProxySaysWhomItHeard() {
        assertThat(addresses.of("10.1.1.1", List.of("203.0.113.7")).key()).isEqualTo("203.0.113.7");
        assertThat(addresses.of("0:0:0:0:0:0:0:1", List.of("203.0.113.7")).key())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void firstFromTheRightThatIsNoProxyIsTheVisitor() {
        assertThat(addresses
                        .of("10.1.1.1", List.of("192.0.2.1, 203.0.113.7, 10.2.2.2"))
                        .key())
                .isEqualTo("203.0.113.7");
        assertThat(addresses
                        .of("10.1.1.1", List.of("192.0.2.1", "203.0.113.7", "10.2.2.2"))
                        .key())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void requestFromAmongTheProxiesIsTheOutermostOne() {
        assertThat(addresses.of("10.1.1.1", List.of("10.3.3.3, 10.2.2.2")).key())
                .isEqualTo("10.3.3.3");
    }

    @Test
    void nonsenseEndsTheChain() {
        assertThat(addresses
                        .of("10.1.1.1", List.of("203.0.113.7, unknown, 10.2.2.2"))
                        .key())
                .isEqualTo("10.2.2.2");
        assertThat(addresses.of("10.1.1.1", List.of("")).key()).isEqualTo("10.1.1.1");
    }

    @Test
    void portsAreLeftOut() {
        assertThat(addresses.of("10.1.1.1", List.of("203.0.113.7:5555")).key()).isEqualTo("203.0.113.7");
        assertThat(addresses.of("10.1.1.1", List.of("[2001:db8:1:2::9]:5555")).key())
                .isEqualTo("2001:db8:1:2::/64");
        assertThat(addresses.of("10.1.1.1", List.of("[")).key()).isEqualTo("10.1.1.1");
    }

    @Test
    void neighboursInAnIpv6NetworkAreOneVisitor() {
        assertThat(addresses.of("2001:db8:1:2:3:4:5:6", List.of()))
                .isEqualTo(addresses.of("2001:db8:1:2::1", List.of()))
                .isNotEqualTo(addresses.of("2001:db8:1:3::1", List.of()));
        assertThat(addresses.of("::ffff:203.0.113.7", List.of()).key()).isEqualTo("203.0.113.7");
        assertThat(addresses.of("fe80:0:0:0:1:2:3:4%eth7", List.of()).key()).isEqualTo("fe80:0:0:0::/64");
    }

    @Test
    void nobodyIsExemptUnlessConfigured() {
        assertThat(addresses.of("127.0.0.1", List.of()).exempt()).isFalse();
        assertThat(new ClientAddresses(LimitsOf.exempting(List.of("127.0.0.0/8")))
                        .of("127.0.0.1", List.of())
                        .exempt())
                .isTrue();
    }

    @Test
    void forwardedExemptAddressCountsOnlyFromATrustedProxy() {
        ClientAddresses exempting = new ClientAddresses(LimitsOf.exempting(List.of("127.0.0.1")));

        assertThat(exempting.of("203.0.113.7", List.of("127.0.0.1")).exempt()).isFalse();
    }

    @Test
    void rangeThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ClientAddresses(LimitsOf.trusting(List.of("proxy.example"))))
                .hasMessage("Not an address range such as 10.0.0.0/8: proxy.example");
    }
}

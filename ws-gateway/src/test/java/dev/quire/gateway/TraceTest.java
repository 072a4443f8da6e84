package dev.quire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void callersTraceGoesOn() {
        assertThat(Trace.of(GIVEN, false).traceparent()).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void elseANewOneBegins(@Nullable String given) {
        String traceparent = Trace.of(given, false).traceparent();

        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(given);
        assertThat(Trace.of(traceparent, false).traceparent()).isEqualTo(traceparent);
    }

    @Test
    void onlySyntheticTrafficIsMarked() {
        assertThat(Trace.of(null, false).headers()).extracting(Header::key).containsExactly("traceparent");
        assertThat(Trace.of(null, true).headers()).extracting(Header::key).containsExactly("traceparent", "synthetic");
    }
}

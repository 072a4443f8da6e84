package dev.quire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelWarmUpTest {
    @Test
    void anAnswerComesTheWholeWay() throws IOException, InterruptedException {
        ModelWarmUp warmUp =
                new ModelWarmUp(LlmPropertiesTest.read(Map.of("quire.llm.base-url", "http://127.0.0.1:9/v1")));

        assertThat(warmUp.ask()).isEqualTo(new ChatModel.Completed("Hello."));
    }
}

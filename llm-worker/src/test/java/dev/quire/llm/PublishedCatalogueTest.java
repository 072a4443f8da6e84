package dev.quire.llm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quire.schemas.CatalogueEvent;
import dev.quire.schemas.EventJson;
import dev.quire.understanding.CatalogueFile;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedCatalogueTest {
    private static final String OWLS = "fallback: Ask the owl.\nintents: [{name: owls, phrases: [owl], answer: Yes}]";

    private final PublishedCatalogue catalogue = new PublishedCatalogue(() -> {
        throw new AssertionError("Nobody reads the topic here");
    });

    @Test
    void theLastOneIsInForceUntilItIsTakenBack() {
        assertThat(catalogue.get().version()).isEqualTo(CatalogueFile.builtIn().version());

        take(CatalogueEvent.KEY, event(OWLS));
        assertThat(catalogue.get().texts().fallback()).isEqualTo("Ask the owl.");

        take(CatalogueEvent.KEY, null);
        assertThat(catalogue.get().version()).isEqualTo(CatalogueFile.builtIn().version());
    }

    @Test
    void whatIsNoCatalogueChangesNothing() {
        take(CatalogueEvent.KEY, event(OWLS));

        take(CatalogueEvent.KEY, "{".getBytes(UTF_8));
        take(CatalogueEvent.KEY, event("intents: 7"));
        take("another key", event("fallback: Ask the cat.\nintents: [{name: cats, phrases: [cat], answer: No}]"));
        take(null, null);

        assertThat(catalogue.get().texts().fallback()).isEqualTo("Ask the owl.");
    }

    private void take(@Nullable String key, byte @Nullable [] value) {
        catalogue.take(new ConsumerRecord<>("chat.intents", 0, 0, key == null ? null : key.getBytes(UTF_8), value));
    }

    private static byte[] event(String yaml) {
        return EventJson.write(new CatalogueEvent("published-1", yaml, Instant.EPOCH));
    }
}

package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The catalogue of answers that is in force from now on, whole: one record, so that no reader ever sees half of a change.
 *
 * @param version names its text, in every {@link Matched} too
 * @param yaml the file as it was written, comments included
 */
@JsonTypeName("catalogue")
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public record CatalogueEvent(String version, String yaml, Instant at) {
    /** The one key in {@code chat.intents}. */
    public static final String KEY = "catalogue";

    public CatalogueEvent {
        Event.requireText(version, "version");
        Event.requireText(yaml, "yaml");
        at = Event.milliseconds(at);
    }
}

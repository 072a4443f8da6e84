package dev.quire.understanding;

import java.util.List;

/**
 * What the shop answers by itself.
 *
 * @param fallback the answer when there is none
 * @param intents the most specific first: the earliest that fits a message answers it
 */
public record Catalogue(String fallback, List<Intent> intents) {
    public Catalogue {
        intents = List.copyOf(intents);
    }
}

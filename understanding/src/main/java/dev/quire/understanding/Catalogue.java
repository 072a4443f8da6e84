package dev.quire.understanding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the shop answers by itself.
 *
 * @param version where it came from and a short hash of its content: the same file gives the same version
 * @param intents the most specific first: the earliest that fits a message answers it
 */
public record Catalogue(String version, Texts texts, List<Intent> intents) {
    public Catalogue {
        intents = List.copyOf(intents);
    }

    public Optional<Intent> intent(String name) {
        return intents.stream().filter(intent -> intent.name().equals(name)).findFirst();
    }

    /** What a message can be labelled with when understanding is measured. */
    public Set<String> labels() {
        Set<String> labels = new TreeSet<>(Set.of(Match.UNMATCHED, Match.ORDER_STATUS));
        intents.forEach(intent -> labels.add(intent.label()));
        return labels;
    }
}

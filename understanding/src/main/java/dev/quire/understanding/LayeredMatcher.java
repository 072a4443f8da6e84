package dev.quire.understanding;

import java.util.List;
import java.util.Optional;

/** Asks the layers from the most exact to the vaguest; the first that knows has the word. */
public final class LayeredMatcher {
    private final List<MatchLayer> layers;

    public LayeredMatcher(Catalogue catalogue) {
        this.layers = List.of(new OrderNumbers(), new Phrases(catalogue.intents()));
    }

    public Match match(String message) {
        Wording wording = Wording.of(message);
        return layers.stream()
                .map(layer -> layer.match(wording))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Match.Unmatched(0));
    }
}

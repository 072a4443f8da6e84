package dev.quire.intents;

import dev.quire.understanding.Catalogue;
import dev.quire.understanding.LayeredMatcher;
import java.util.function.Supplier;

/** The matcher with the catalogue in force: the one that was published last, else the service's own. For any thread. */
final class CurrentMatcher implements Supplier<LayeredMatcher> {
    private final LayeredMatcher own;
    private volatile LayeredMatcher inForce;

    CurrentMatcher(Catalogue own) {
        this.own = new LayeredMatcher(own);
        this.inForce = this.own;
    }

    @Override
    public LayeredMatcher get() {
        return inForce;
    }

    void publish(Catalogue catalogue) {
        inForce = new LayeredMatcher(catalogue);
    }

    void takeBack() {
        inForce = own;
    }
}

package dev.quire.understanding;

import java.util.Optional;

/** One way to understand a message. Pure and quick: it runs on the stream's thread for every message. */
interface MatchLayer {
    /** @return empty if this layer does not know; the next one is asked then */
    Optional<Match> match(Wording wording);
}

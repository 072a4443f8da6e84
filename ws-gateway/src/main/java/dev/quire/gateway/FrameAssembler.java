package dev.quire.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of text frames together, up to a limit: what is longer is read and thrown away, so that a frame of any
 * size costs no more memory than the limit. Used by one thread at a time.
 */
final class FrameAssembler {
    /** What a piece has led to. */
    sealed interface Outcome {
        /** More pieces are to come, or the rest of a frame that was already refused went by. */
        record Nothing() implements Outcome {}

        record Complete(String text) implements Outcome {}

        /** Said once a frame, as soon as it is known. */
        record TooLarge() implements Outcome {}

        /** The sender does not stop: close the socket. */
        record FarTooLarge() implements Outcome {}
    }

    private static final Outcome NOTHING = new Outcome.Nothing();

    private final int limit;
    private final int hardLimit;

    /** Null between frames: most frames come in one piece and are never copied. */
    private @Nullable StringBuilder pieces;

    /** Of the current frame, up to the hard limit. */
    private int length;

    /** @param limit and {@code hardLimit} in characters */
    FrameAssembler(int limit, int hardLimit) {
        this.limit = limit;
        this.hardLimit = hardLimit;
    }

    Outcome piece(String piece, boolean last) {
        int before = length;
        Outcome outcome = grow(piece.length());
        if (outcome instanceof Outcome.Nothing && length <= limit) {
            outcome = keep(piece, before, last);
        }
        if (last) {
            pieces = null;
            length = 0;
        }
        return outcome;
    }

    /** Counts a piece without keeping it. */
    private Outcome grow(int pieceLength) {
        int before = length;
        length = (int) Math.min((long) before + pieceLength, Integer.MAX_VALUE);
        if (length > hardLimit) {
            return new Outcome.FarTooLarge();
        }
        if (length > limit) {
            pieces = null;
            return before > limit ? NOTHING : new Outcome.TooLarge();
        }
        return NOTHING;
    }

    private Outcome keep(String piece, int before, boolean last) {
        if (last && before == 0) {
            return new Outcome.Complete(piece);
        }
        if (pieces == null) {
            pieces = new StringBuilder(piece.length() * 2);
        }
        pieces.append(piece);
        return last ? new Outcome.Complete(pieces.toString()) : NOTHING;
    }
}

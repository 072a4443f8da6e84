package dev.quire.llm.lanes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells which offset of a partition may be committed while its records finish in any order.
 *
 * <pre>
 *   offset     10   11   12   13   14   15
 *              ■    ■    □    ■    □    ■        ■ finished   □ unfinished
 *                        └────window────┘        position 12: committed, and where a successor would start
 * </pre>
 *
 * Not safe for use by several threads.
 */
final class OffsetTracker {
    /** From the lowest unfinished offset to the highest handed out, ascending; offsets may have gaps. */
    private final Deque<Long> window = new ArrayDeque<>();

    private final Set<Long> unfinished = new HashSet<>();

    /** The highest offset handed out, or -1. */
    private long highest = -1;

    /** The offset after the last one that left the window, or -1. */
    private long position = -1;

    /** @throws IllegalStateException if the offset is not above all that were handed out before */
    void handedOut(long offset) {
        if (offset <= highest) {
            throw new IllegalStateException("Offset " + offset + " after " + highest);
        }
        highest = offset;
        window.addLast(offset);
        unfinished.add(offset);
    }

    /** @throws IllegalStateException if the offset was not handed out or has finished before */
    void finished(long offset) {
        if (!unfinished.remove(offset)) {
            throw new IllegalStateException("Offset " + offset + " is not under way");
        }
        while (!window.isEmpty() && !unfinished.contains(window.getFirst())) {
            position = window.removeFirst() + 1;
        }
    }

    /** The offset to commit: all before it have finished. Empty until the first has. */
    OptionalLong position() {
        return position < 0 ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** How many records a successor would get again if this process died now, finished ones among them. */
    int window() {
        return window.size();
    }

    int unfinished() {
        return unfinished.size();
    }
}

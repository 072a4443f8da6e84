package dev.quire.gateway;

import dev.quire.schemas.ReplyId;
import java.util.Arrays;

/**
 * The last reply ids a socket has shown, oldest forgotten first. A reply id is a hash already, so 64 bits of it tell two
 * apart, and thousands of sockets can afford it. Used under the socket's lock.
 */
final class RecentIds {
    static final int CAPACITY = 64;
    private static final long[] NONE = {};

    private long[] ids = NONE;
    private int added;
    private int capacity = CAPACITY;

    /** Has room for so many more than usual from now on. Before anything is added. */
    void makeRoomFor(int more) {
        capacity = CAPACITY + more;
    }

    /** @return false if it was there already */
    boolean add(ReplyId replyId) {
        if (contains(replyId)) {
            return false;
        }
        if (added == ids.length && added < capacity) {
            ids = Arrays.copyOf(ids, Math.clamp(ids.length * 2L, 4, capacity));
        }
        ids[added % ids.length] = fold(replyId);
        added++;
        return true;
    }

    boolean contains(ReplyId replyId) {
        long id = fold(replyId);
        for (int i = 0; i < Math.min(added, ids.length); i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }

    private static long fold(ReplyId replyId) {
        return replyId.value().getMostSignificantBits() ^ replyId.value().getLeastSignificantBits();
    }
}

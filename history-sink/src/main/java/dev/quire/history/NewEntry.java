package dev.quire.history;

import dev.quire.schemas.HistoryEntry;
import dev.quire.schemas.SessionId;

/**
 * What to put into one session's history.
 *
 * @param id the same for every record that says the same: {@code type:messageId} or {@code type:replyId}. The script
 *     computes it again from {@code json} when the entry leaves
 * @param json a {@link HistoryEntry}
 */
record NewEntry(SessionId session, String id, String json) {}

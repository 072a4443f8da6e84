import { isAwaited, offeredReplies } from './conversation.js';

/**
 * A conversation as the rows of the log: its entries with a line before each new day, then typing dots or the buttons
 * with quick replies.
 *
 * @typedef {{key: string, kind: 'day', at: number}} DayRow
 * @typedef {{key: string, kind: 'own' | 'answer' | 'notice', entry: import('./conversation.js').Entry,
 *     endsGroup: boolean}} EntryRow endsGroup: the last of several in a row by the same speaker, which shows the time
 * @typedef {{key: string, kind: 'typing'}} TypingRow
 * @typedef {{key: string, kind: 'offers', texts: string[]}} OffersRow
 * @typedef {DayRow | EntryRow | TypingRow | OffersRow} Row
 */

const GROUP_GAP_MS = 3 * 60_000;

/** @returns {Row[]} keys are unique and stay the same from call to call */
export function rowsOf(conversation, now) {
  const { entries } = conversation;
  const rows = entries.flatMap((entry, index) => {
    const row = { key: entry.key, kind: entry.kind, entry, endsGroup: !sameGroup(entry, entries[index + 1]) };
    const newDay = index === 0 || dayOf(entry.at) !== dayOf(entries[index - 1].at);
    return newDay ? [{ key: `day-before-${entry.key}`, kind: 'day', at: entry.at }, row] : [row];
  });
  if (isAwaited(conversation, now)) {
    rows.push({ key: 'typing', kind: 'typing' });
  }
  const texts = offeredReplies(conversation);
  if (texts.length) {
    rows.push({ key: `offers-${entries.at(-1).key}`, kind: 'offers', texts });
  }
  return rows;
}

function sameGroup(entry, next) {
  return (
    next !== undefined &&
    next.kind === entry.kind &&
    next.at - entry.at < GROUP_GAP_MS &&
    dayOf(next.at) === dayOf(entry.at) &&
    next.delivery === entry.delivery &&
    entry.delivery !== 'failed'
  );
}

function dayOf(at) {
  return new Date(at).toDateString();
}

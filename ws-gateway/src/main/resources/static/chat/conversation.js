/**
 * What has been said, as immutable values: each function takes a conversation and returns the next one. No clock, no
 * network, no page.
 *
 * Order: what the server knows comes in the server's order, what it does not know yet comes last. An entry appears once,
 * however often it arrives: replies and notices are told apart by `replyId`, messages by `messageId`.
 *
 * @typedef {'queued' | 'sending' | 'accepted' | 'failed'} Delivery
 *
 * @typedef {object} OwnEntry
 * @property {'own'} kind
 * @property {string} key the messageId
 * @property {string} text
 * @property {number} at milliseconds since 1970; the visitor's clock until the history tells the server's
 * @property {Delivery} delivery
 * @property {number} [acceptedAt] when the server was known to have it, milliseconds since 1970
 * @property {string} [code] why it failed, a RejectCode
 *
 * @typedef {object} AnswerEntry
 * @property {'answer'} kind
 * @property {string} key stays the same when a draft becomes the reply
 * @property {string} inReplyTo
 * @property {string} text
 * @property {number} at
 * @property {boolean} draft still being written
 * @property {number} [nextIndex] of the next piece of a draft
 * @property {string} [replyId] absent in a draft
 * @property {string} [cursor]
 * @property {'canned' | 'lookup' | 'model' | 'fallback'} source only a model's answers come in pieces
 * @property {string[]} quickReplies
 * @property {object[]} cards
 * @property {'hand-over' | 'cannot-help'} [action]
 * @property {'up' | 'down'} [rating]
 * @property {string} [comment] what the visitor said about it
 *
 * @typedef {object} NoticeEntry
 * @property {'notice'} kind
 * @property {string} key the replyId
 * @property {string} inReplyTo
 * @property {string} text
 * @property {number} at
 *
 * @typedef {OwnEntry | AnswerEntry | NoticeEntry} Entry
 *
 * @typedef {object} Conversation
 * @property {readonly Entry[]} entries in the order in which they are shown
 */

/** An answer that took longer is not being written any more, as far as a visitor can tell. */
const PATIENCE_MS = 60_000;

/** @type {Conversation} */
export const EMPTY = Object.freeze({ entries: Object.freeze([]) });

/** Adds what the visitor wrote, or updates how far it has come. */
export function withOwn(conversation, { id, text, at, delivery, code }) {
  const known = conversation.entries.find((entry) => entry.key === id);
  if (!known) {
    return { entries: [...conversation.entries, { kind: 'own', key: id, text, at, delivery, code }] };
  }
  if (known.delivery === 'accepted' || (known.delivery === delivery && known.code === code)) {
    return conversation;
  }
  return replaced(conversation, known, { ...known, delivery, code });
}

/** The server has this message: it will be answered. */
export function withAccepted(conversation, id, acceptedAt) {
  const known = conversation.entries.find((entry) => entry.key === id);
  if (!known || known.delivery === 'accepted') {
    return conversation;
  }
  return replaced(conversation, known, { ...known, delivery: 'accepted', acceptedAt, code: undefined });
}

/** Takes away a message that never reached the server. */
export function withoutOwn(conversation, id) {
  return { entries: conversation.entries.filter((entry) => entry.key !== id) };
}

/** Adds a final reply. It takes the place of its draft and ends its notices. */
export function withReply(conversation, frame) {
  if (conversation.entries.some((entry) => entry.replyId === frame.replyId)) {
    return conversation;
  }
  const draft = draftOf(conversation, frame.inReplyTo);
  const reply = answer(frame, draft?.key ?? frame.replyId);
  const quiet = { entries: conversation.entries.filter((entry) => !isNoticeTo(entry, frame.inReplyTo)) };
  return draft ? replaced(quiet, draft, reply) : inserted(quiet, reply);
}

/** Adds word that an answer takes longer, unless the answer is already there. */
export function withNotice(conversation, frame) {
  const known = conversation.entries.some((entry) => entry.key === frame.replyId);
  if (known || isAnswered(conversation, frame.inReplyTo)) {
    return conversation;
  }
  const { replyId, inReplyTo, text } = frame;
  return inserted(conversation, { kind: 'notice', key: replyId, inReplyTo, text, at: Date.parse(frame.at) });
}

/**
 * Adds a piece of an answer that is still being written. Index 0 starts over; a piece out of turn is left out, because
 * the final reply carries the whole text.
 */
export function withDelta(conversation, frame) {
  if (isAnswered(conversation, frame.inReplyTo)) {
    return conversation;
  }
  const draft = draftOf(conversation, frame.inReplyTo);
  if (frame.index !== 0 && frame.index !== draft?.nextIndex) {
    return conversation;
  }
  const text = frame.index === 0 ? frame.text : draft.text + frame.text;
  if (draft) {
    return replaced(conversation, draft, { ...draft, text, nextIndex: frame.index + 1 });
  }
  return inserted(conversation, {
    kind: 'answer',
    key: `draft-${frame.inReplyTo}`,
    inReplyTo: frame.inReplyTo,
    text,
    at: Date.parse(frame.at),
    draft: true,
    nextIndex: 1,
    source: 'model',
    quickReplies: [],
    cards: [],
  });
}

/**
 * Takes in what the server remembers, oldest first. The history is bounded: what was shown before its first known entry
 * stays in front, a message whose answer it tells goes before that answer, everything else that it lacks to the end.
 */
export function withHistory(conversation, historyEntries) {
  const remembered = historyEntries.map(({ cursor, event }) => fromHistory(conversation, cursor, event));
  const keys = new Set(remembered.map((entry) => entry.key));
  const firstKnown = conversation.entries.findIndex((entry) => keys.has(entry.key));
  const isOlder = (index) => index < firstKnown;
  const answered = new Set(remembered.map((entry) => entry.inReplyTo));
  const lacking = (entry) => !keys.has(entry.key) && !(entry.kind !== 'own' && answered.has(entry.inReplyTo));
  const newer = conversation.entries.filter((entry, index) => !isOlder(index) && lacking(entry));
  const questionOf = (reply) => newer.filter((entry) => entry.key === reply.inReplyTo);
  return {
    entries: [
      ...conversation.entries.filter((entry, index) => isOlder(index) && lacking(entry)),
      ...uniqueByKey(remembered.toSorted((a, b) => a.at - b.at).flatMap((entry) => [...questionOf(entry), entry])),
      ...newer.filter((entry) => !answered.has(entry.key)),
    ],
  };
}

/** Remembers the visitor's opinion of a reply. */
export function withRating(conversation, replyId, rating, comment) {
  const reply = conversation.entries.find((entry) => entry.replyId === replyId);
  return reply ? replaced(conversation, reply, { ...reply, rating, comment }) : conversation;
}

/** Whether the final reply to this message is there. */
export function isAnswered(conversation, messageId) {
  return conversation.entries.some((entry) => entry.inReplyTo === messageId && entry.replyId);
}

/** Whether an answer is being worked on and nothing of it is there to read yet. */
export function isAwaited(conversation, now) {
  const begun = new Set(conversation.entries.filter(({ kind }) => kind === 'answer').map((entry) => entry.inReplyTo));
  return conversation.entries.some(
    ({ key, acceptedAt }) => acceptedAt !== undefined && !begun.has(key) && now - acceptedAt < PATIENCE_MS,
  );
}

/** Whether the visitor has asked something, and all of it is answered. */
export function isSettled({ entries }) {
  const replied = new Set(entries.filter((entry) => entry.replyId).map((entry) => entry.inReplyTo));
  const asked = entries.filter(({ kind }) => kind === 'own');
  return asked.length > 0 && asked.every(({ key }) => replied.has(key));
}

/** Cursor of the last reply. @returns {string | undefined} */
export function lastReplyCursor(conversation) {
  return conversation.entries.findLast((entry) => entry.replyId)?.cursor;
}

/** Whether the server has a message that it has not answered yet, as far as is known here. */
export function awaitsAnswer(conversation) {
  const answered = new Set(
    conversation.entries.filter((entry) => entry.kind === 'answer' && !entry.draft).map((entry) => entry.inReplyTo),
  );
  return conversation.entries.some(
    (entry) => entry.kind === 'own' && entry.delivery === 'accepted' && !answered.has(entry.key),
  );
}

/** How many replies there are after the one with this cursor; all, if it is not among them. */
export function repliesAfter(conversation, cursor) {
  const replies = conversation.entries.filter((entry) => entry.replyId);
  return replies.length - 1 - replies.findLastIndex((entry) => entry.cursor === cursor);
}

/** The buttons to offer: those of the last reply, until the visitor has gone on, also while the reply was on its way. */
export function offeredReplies(conversation) {
  const last = conversation.entries.at(-1);
  const newest = conversation.entries.findLast(({ kind }) => kind === 'own');
  return last?.kind === 'answer' && (!newest || isAnswered(conversation, newest.key)) ? last.quickReplies : [];
}

function answer(event, key, cursor = event.cursor) {
  return {
    kind: 'answer',
    key,
    inReplyTo: event.inReplyTo,
    text: event.text,
    at: Date.parse(event.at),
    draft: false,
    replyId: event.replyId,
    cursor,
    source: event.source,
    quickReplies: event.quickReplies ?? [],
    cards: event.cards ?? [],
    action: event.action,
  };
}

function fromHistory(conversation, cursor, event) {
  if (event.type === 'message') {
    const at = Date.parse(event.at);
    return { kind: 'own', key: event.messageId, text: event.text, at, delivery: 'accepted', acceptedAt: at };
  }
  const known = conversation.entries.find((entry) => entry.replyId === event.replyId);
  return known ?? answer(event, draftOf(conversation, event.inReplyTo)?.key ?? event.replyId, cursor);
}

function draftOf(conversation, inReplyTo) {
  return conversation.entries.find((entry) => entry.draft && entry.inReplyTo === inReplyTo);
}

function isNoticeTo(entry, messageId) {
  return entry.kind === 'notice' && entry.inReplyTo === messageId;
}

function replaced(conversation, before, after) {
  return { entries: conversation.entries.map((entry) => (entry === before ? after : entry)) };
}

/** Puts what the server said behind all that the server knows, before what still waits to be sent. */
function inserted(conversation, entry) {
  const last = conversation.entries.findLastIndex((other) => other.kind !== 'own' || other.delivery === 'accepted');
  return { entries: conversation.entries.toSpliced(last + 1, 0, entry) };
}

function uniqueByKey(entries) {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

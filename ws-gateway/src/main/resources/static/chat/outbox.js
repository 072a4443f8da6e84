/**
 * What the visitor wrote and the gateway has not accepted yet. One message is under way at a time: so they arrive in the
 * order in which they were written, even when one has to be tried again.
 *
 * ```
 * queued ──▶ sending ──accepted──▶ (gone)
 *    ▲          ├──connection lost, or "try later" ──▶ queued, same id
 *    │          └──refused──▶ failed
 *    └───────── try again, same id ──────────────┘
 * ```
 *
 * @typedef {object} OutboxItem
 * @property {string} id the messageId, the same for every attempt
 * @property {string} text
 * @property {number} at
 * @property {'queued' | 'sending' | 'failed'} state
 * @property {string} [code] why it failed
 */

/** After as many "try later" in a row the visitor decides. */
const MAX_ATTEMPTS = 5;
const DEFAULT_RETRY_MS = 2_000;
/** The gateway answers within seconds, whatever Kafka does; a longer silence means that the message got lost on the way. */
const ANSWER_TIMEOUT_MS = 20_000;

export class Outbox {
  /** @type {OutboxItem[]} */
  #items;
  #listener;
  #connected = false;
  #attempts = 0;
  #timer;

  /**
   * @param {OutboxItem[]} items left over from before the page was reloaded
   * @param {object} listener
   * @param {(item: OutboxItem) => void} listener.send puts a message on the wire
   * @param {(items: OutboxItem[]) => void} listener.changed
   * @param {() => void} listener.unanswered no answer came; the connection is to be made anew
   */
  constructor(items, listener) {
    this.#items = items.map((item) => (item.state === 'sending' ? { ...item, state: 'queued' } : item));
    this.#listener = listener;
  }

  get items() {
    return this.#items;
  }

  /** @param {{id: string, text: string, at: number}} message */
  add(message) {
    this.#items = [...this.#items, { ...message, state: 'queued' }];
    this.#changed();
  }

  /** The connection is there: whatever was under way before is sent again with the same id. */
  resume() {
    this.#connected = true;
    this.#attempts = 0;
    this.#requeue();
  }

  pause() {
    this.#connected = false;
    this.#requeue();
  }

  accepted(id) {
    if (this.#find(id)) {
      this.#attempts = 0;
      this.remove(id);
    }
  }

  /**
   * @param {string | undefined} id a frame refused without an id is the one under way
   * @param {string} code
   * @param {number} [retryAfterMs] absent when it will never be taken
   */
  rejected(id, code, retryAfterMs) {
    const item = id ? this.#find(id) : this.#underWay();
    if (!item) {
      return;
    }
    const temporary = retryAfterMs !== undefined || isTemporary(code);
    if (temporary && ++this.#attempts < MAX_ATTEMPTS) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#requeue(), retryAfterMs ?? DEFAULT_RETRY_MS);
      return;
    }
    this.#attempts = 0;
    this.#replace(item, { ...item, state: 'failed', code });
  }

  /** Puts a failed message at the end of the line, with the same id. */
  retry(id, at) {
    const item = this.#find(id);
    const again = { ...item, at, state: 'queued', code: undefined };
    this.#items = [...this.#items.filter((other) => other !== item), again];
    this.#changed();
  }

  remove(id) {
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#changed();
  }

  clear() {
    this.#items = [];
    this.#changed();
  }

  #requeue() {
    clearTimeout(this.#timer);
    this.#items = this.#items.map((item) => (item.state === 'sending' ? { ...item, state: 'queued' } : item));
    this.#changed();
  }

  #changed() {
    const next = this.#items.find((item) => item.state === 'queued');
    if (this.#connected && next && !this.#underWay()) {
      const sending = { ...next, state: 'sending' };
      this.#items = this.#items.map((item) => (item === next ? sending : item));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#listener.unanswered(), ANSWER_TIMEOUT_MS);
      this.#listener.send(sending);
    }
    if (!this.#underWay()) {
      clearTimeout(this.#timer);
    }
    this.#listener.changed(this.#items);
  }

  #replace(before, after) {
    this.#items = this.#items.map((item) => (item === before ? after : item));
    this.#changed();
  }

  #find(id) {
    return this.#items.find((item) => item.id === id);
  }

  #underWay() {
    return this.#items.find((item) => item.state === 'sending');
  }
}

/** Whether the same message may be taken a little later. */
export function isTemporary(code) {
  return code === 'rate-limited' || code === 'unavailable';
}

/**
 * Suggested questions are shown in the visitor's language and sent in the server's. Which messages were tapped outlives the
 * page, so that each stays in the language in which it was asked.
 */

/** Older ones are shown as they were sent. */
const MOST = 50;

export class Tapped {
  /** @type {Map<string, string>} what is sent, and what is shown for it */
  #labels;
  /** @type {string[]} of messages, oldest first */
  #ids;
  #memory;

  /**
   * @param {(string | {label: string, say: string})[]} suggestions
   * @param {{tapped: () => string[], keepTapped: (ids: string[]) => void}} memory which other tabs add to
   */
  constructor(suggestions, memory) {
    this.#labels = new Map(suggestions.filter(({ say }) => say).map(({ label, say }) => [say, label]));
    this.#ids = memory.tapped();
    this.#memory = memory;
  }

  add(id) {
    this.#replace([...this.#memory.tapped(), id].slice(-MOST));
  }

  clear() {
    this.#replace([]);
  }

  /** What stands in the visitor's bubble. @param {import('./conversation.js').OwnEntry} entry */
  textOf({ key, text }) {
    return this.#ids.includes(key) ? (this.#labels.get(text) ?? text) : text;
  }

  #replace(ids) {
    this.#ids = ids;
    this.#memory.keepTapped(ids);
  }
}

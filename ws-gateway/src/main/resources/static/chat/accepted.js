/**
 * What the visitor wrote and the server has, until the history tells of it. The history lags a little behind, so a page
 * that is loaded anew would else show answers without their questions.
 *
 * @typedef {{id: string, text: string, at: number}} AcceptedMessage
 */

/** Older ones are in the history, or they never will be. */
const MOST = 20;

export class Accepted {
  /** @type {AcceptedMessage[]} oldest first */
  #items;
  #keep;

  /**
   * @param {AcceptedMessage[]} items left over from before the page was loaded anew
   * @param {(items: AcceptedMessage[]) => void} keep is told after each change
   */
  constructor(items, keep) {
    this.#items = items;
    this.#keep = keep;
  }

  get items() {
    return this.#items;
  }

  add({ id, text, at }) {
    this.#replace([...this.#items, { id, text, at }].slice(-MOST));
  }

  /** @param {Set<string>} ids of the messages in the history */
  told(ids) {
    this.#replace(this.#items.filter(({ id }) => !ids.has(id)));
  }

  clear() {
    this.#replace([]);
  }

  #replace(items) {
    this.#items = items;
    this.#keep(items);
  }
}

/**
 * What the visitor thinks of replies. An opinion given while there is no connection is kept until there is one; nobody
 * answers to opinions, so one that gets lost on the way is lost.
 */
export class Ratings {
  /** @type {Map<string, {rating: 'up' | 'down', comment?: string}>} by replyId */
  #unsent = new Map();
  #send;

  /** @param {(frame: object) => boolean} send says whether it went out */
  constructor(send) {
    this.#send = send;
  }

  give(replyId, rating, comment) {
    if (this.#send({ type: 'feedback', replyId, rating, comment })) {
      this.#unsent.delete(replyId);
    } else {
      this.#unsent.set(replyId, { rating, comment });
    }
  }

  resume() {
    this.#unsent.forEach(({ rating, comment }, replyId) => this.give(replyId, rating, comment));
  }

  clear() {
    this.#unsent.clear();
  }
}

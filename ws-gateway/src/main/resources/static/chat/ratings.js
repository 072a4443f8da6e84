/**
 * What the visitor thinks of replies and, once, of the whole conversation. An opinion given while there is no connection is
 * kept until there is one; nobody answers to opinions, so one that gets lost on the way is lost.
 */
export class Ratings {
  /** @type {Map<string, object>} frames by replyId; the conversation's by an id of its own */
  #unsent = new Map();
  #send;

  /** @param {(frame: object) => boolean} send says whether it went out */
  constructor(send) {
    this.#send = send;
  }

  give(replyId, rating, comment) {
    this.#give(replyId, { type: 'feedback', replyId, rating, comment });
  }

  /** @param {number} rating 1 to 5 */
  giveWhole(rating, comment) {
    this.#give('the conversation', { type: 'rate', rating, comment });
  }

  resume() {
    this.#unsent.forEach((frame, id) => this.#give(id, frame));
  }

  clear() {
    this.#unsent.clear();
  }

  #give(id, frame) {
    if (this.#send(frame)) {
      this.#unsent.delete(id);
    } else {
      this.#unsent.set(id, frame);
    }
  }
}

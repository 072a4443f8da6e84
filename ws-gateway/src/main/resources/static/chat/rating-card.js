import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { Stars } from './stars.js';

const THANKS_FOR_MS = 4_000;

/**
 * Asks, beside the Help button and over nothing else, how the conversation was, once its modal is closed. It takes no
 * focus and no answer is fine too.
 */
export class RatingCard {
  #stars;
  #form;
  #send;
  #thanks = element('p', { class: 'thanks', role: 'status' });
  #timer;

  /**
   * @param {import('./texts.js').Texts} texts
   * @param {object} listener
   * @param {(rating: number, comment?: string) => void} listener.rated
   * @param {() => void} listener.done whoever had the focus in here needs another place for it
   */
  constructor(texts, { rated, done }) {
    this.#send = element('button', { type: 'submit', class: 'send-rating', hidden: true }, texts.send);
    this.#stars = new Stars('rating', texts, () => (this.#send.hidden = false));
    const onsubmit = (event) => {
      event.preventDefault();
      const { rating, comment } = this.#stars.given;
      rated(rating, comment);
      this.#form.hidden = true;
      setText(this.#thanks, texts.thanksForRating);
      this.#timer = setTimeout(() => this.hide(), THANKS_FOR_MS);
      done();
    };
    const skip = () => {
      this.hide();
      done();
    };
    this.#form = element(
      'form',
      { onsubmit },
      this.#stars.element,
      this.#send,
      element('button', { type: 'button', class: 'skip', 'aria-label': texts.rateSkip, title: texts.rateSkip, onclick: skip }, icon('close')),
    );
    this.element = element(
      'section',
      { class: 'rating', hidden: true, 'aria-label': texts.rateQuestion, onkeydown: ({ key }) => key === 'Escape' && skip() },
      this.#form,
      this.#thanks,
    );
  }

  ask() {
    this.hide();
    this.#stars.clear();
    this.#send.hidden = true;
    this.#form.hidden = false;
    setText(this.#thanks, '');
    this.element.hidden = false;
  }

  hide() {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }
}

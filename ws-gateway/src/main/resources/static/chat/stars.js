import { element } from './dom.js';
import { icon } from './icons.js';
import { counted } from './texts.js';
import { plainText } from './written.js';

const LONGEST_COMMENT = 500;

/** One to five stars for the whole conversation, and after a star a field to say more. */
export class Stars {
  #stars;
  #comment;
  #field;

  /**
   * @param {string} name of the group, unlike any other's on the page
   * @param {() => void} [chosen] is told when the visitor takes a star
   */
  constructor(name, texts, chosen = () => {}) {
    this.#comment = element('input', { type: 'text', maxlength: LONGEST_COMMENT, dir: 'auto', 'aria-label': texts.commentLabel, placeholder: texts.commentLabel });
    this.#stars = [1, 2, 3, 4, 5].map((value) => element('input', { type: 'radio', name, value, 'aria-label': counted(texts.stars, value, texts) }));
    this.#field = element('div', { class: 'comment', hidden: true }, this.#comment);
    const onchange = () => {
      this.#field.hidden = false;
      chosen();
    };
    this.element = element(
      'fieldset',
      { class: 'rate', onchange },
      element('legend', {}, texts.rateQuestion),
      element('div', { class: 'stars' }, ...this.#stars.map((star) => element('label', {}, star, icon('star')))),
      this.#field,
    );
  }

  /** @returns {{rating: number, comment?: string} | undefined} nothing while no star is taken */
  get given() {
    const star = this.#stars.find(({ checked }) => checked);
    return star && { rating: Number(star.value), comment: plainText(this.#comment.value) || undefined };
  }

  clear() {
    this.#stars.forEach((star) => (star.checked = false));
    this.#comment.value = '';
    this.#field.hidden = true;
  }
}

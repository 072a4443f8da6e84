import { element } from './dom.js';
import { icon } from './icons.js';
import { Stars } from './stars.js';

/**
 * The less usual: keeping the conversation as a file, and forgetting it, which is asked twice; who likes to can rate it
 * then. Escape closes the innermost
 * that is open, and focus goes back to where it came from.
 *
 * @typedef {object} MenuActions
 * @property {() => void} download
 * @property {() => void} startOver
 * @property {() => boolean} mayRate whether there is a conversation to rate and nobody has
 * @property {(rating: number, comment?: string) => void} rateWhole
 */
export class Menu {
  #stars;

  /**
   * @param {import('./texts.js').Texts} texts
   * @param {MenuActions} actions
   */
  constructor(texts, actions) {
    const choice = (label, name, onclick) => element('button', { type: 'button', onclick }, icon(name), label);
    this.button = element(
      'button',
      {
        class: 'header-button',
        type: 'button',
        'aria-expanded': 'false',
        'aria-controls': 'menu',
        'aria-label': texts.more,
        title: texts.more,
        onclick: () => this.#toggle(),
        onmousedown: keepsFocus,
      },
      icon('more'),
    );
    const download = choice(texts.download, 'download', () => {
      this.close();
      actions.download();
    });
    const startOver = choice(texts.startOver, 'again', () => {
      this.close();
      this.#stars.clear();
      this.#stars.element.hidden = !actions.mayRate();
      this.question.showModal();
    });
    this.list = element('div', { class: 'menu', id: 'menu', hidden: true, onmousedown: keepsFocus, onfocusout: (event) => this.#left(event) }, download, startOver);
    this.#stars = new Stars('parting', texts);
    this.question = this.#question(texts, actions);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  close() {
    this.#hide();
    this.button.focus();
  }

  #hide() {
    this.list.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
  }

  /** Whoever goes on elsewhere is done with the menu. */
  #left({ relatedTarget }) {
    if (!this.list.contains(relatedTarget)) {
      this.#hide();
    }
  }

  #toggle() {
    if (this.isOpen) {
      this.close();
      return;
    }
    this.list.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.list.querySelector('button').focus();
  }

  #question(texts, { startOver, rateWhole }) {
    const answer = (label, name, onclick) => element('button', { class: name, type: 'button', onclick }, label);
    const question = element(
      'dialog',
      { class: 'question', role: 'alertdialog', 'aria-labelledby': 'question', 'aria-describedby': 'warning' },
      element('h3', { id: 'question' }, texts.startOverQuestion),
      element('p', { id: 'warning' }, texts.startOverWarning),
      this.#stars.element,
      element(
        'div',
        { class: 'answers' },
        answer(texts.startOverCancel, 'keep', () => question.close()),
        answer(texts.startOver, 'forget', () => {
          question.close();
          const opinion = this.#stars.given;
          if (opinion) {
            rateWhole(opinion.rating, opinion.comment);
          }
          startOver();
        }),
      ),
    );
    return question;
  }
}

/** In some browsers a button that is clicked takes the focus away without taking it, and the menu would be gone by then. */
function keepsFocus(event) {
  event.preventDefault();
}

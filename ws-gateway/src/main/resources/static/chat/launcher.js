import { element } from './dom.js';
import { icon } from './icons.js';
import { counted } from './texts.js';

/** The Help button, with the number of replies that nobody has seen yet. */
export class Launcher {
  #texts;
  #badge = element('span', { class: 'badge', hidden: true });

  constructor(texts, open) {
    this.#texts = texts;
    this.element = element(
      'button',
      { class: 'launcher', type: 'button', 'aria-haspopup': 'dialog', 'aria-label': texts.openChat, onclick: open },
      icon('chat'),
      element('span', {}, texts.help),
      this.#badge,
    );
  }

  showUnread(count) {
    const texts = this.#texts;
    const number = new Intl.NumberFormat(texts.locale);
    this.#badge.hidden = count === 0;
    this.#badge.textContent = count === 0 ? '' : count > 9 ? `${number.format(9)}+` : number.format(count);
    this.element.setAttribute('aria-label', count ? `${texts.openChat}, ${counted(texts.unread, count, texts)}` : texts.openChat);
  }
}

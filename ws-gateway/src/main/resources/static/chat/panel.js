import { Banner } from './banner.js';
import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { Launcher } from './launcher.js';
import { LogView } from './log-view.js';
import { Menu } from './menu.js';
import { RatingCard } from './rating-card.js';

/**
 * What the visitor sees: the Help button and the modal with the conversation. It is told everything through
 * {@link Panel#show}, {@link Panel#showUnread} and {@link Panel#showStatus}, and tells what the visitor does through its
 * actions.
 *
 * @typedef {import('./row-views.js').RowActions & import('./menu.js').MenuActions
 *     & {opened: () => void, closed: () => void, reconnect: () => void}} Actions
 */
export class Panel {
  #texts;
  #actions;
  #launcher;
  #ratingCard;
  #statusLine = element('p', { class: 'status', role: 'status' });
  #banner;
  #log;
  #menu;
  #dialog;

  /**
   * @param {string} name whom the visitor talks to
   * @param {import('./texts.js').Texts} texts
   * @param {Actions} actions
   * @param {import('./composer.js').Composer} composer
   */
  constructor(name, texts, actions, composer) {
    this.#texts = texts;
    this.#actions = actions;
    this.composer = composer;
    this.#launcher = new Launcher(texts, () => this.open());
    this.#ratingCard = new RatingCard(texts, { rated: actions.rateWhole, done: () => this.#launcher.element.focus() });
    this.#banner = new Banner(texts, () => actions.reconnect());
    this.#log = new LogView(texts, actions);
    this.#menu = new Menu(texts, actions);
    this.#dialog = this.#makeDialog(name);
  }

  get elements() {
    return [this.#launcher.element, this.#ratingCard.element, this.#dialog];
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open() {
    if (!this.isOpen) {
      this.#ratingCard.hide();
      this.#dialog.showModal();
      this.#actions.opened();
      this.#log.toEnd();
      this.focusComposer();
    }
  }

  close() {
    this.#dialog.close();
  }

  /** Asks, beside the Help button, how the conversation was. */
  askForRating() {
    this.#ratingCard.ask();
  }

  greet(name) {
    this.#log.greet(name);
  }

  /** On a touch screen focus would bring up the keyboard over what there is to read, unless it is up already. */
  focusComposer() {
    if (this.#focused === this.composer.field) {
      return;
    }
    const touch = matchMedia('(pointer: coarse)').matches;
    (touch ? this.#log.scroller : this.composer.field).focus({ preventScroll: true });
  }

  /** @param {import('./conversation.js').Conversation} conversation */
  show(conversation, now) {
    this.#log.show(conversation, now);
    this.#menu.button.hidden = conversation.entries.length === 0;
  }

  showUnread(count) {
    this.#launcher.showUnread(count);
  }

  /** @param {import('./connection.js').Status} status */
  showStatus(status, now) {
    const texts = this.#texts;
    const line = { idle: texts.ready, open: texts.ready, connecting: texts.connecting, waiting: texts.disconnected, stopped: texts.stopped };
    this.#dialog.dataset.phase = status.phase;
    setText(this.#statusLine, line[status.phase]);
    this.#banner.show(status, now);
  }

  /** Scrolls to the end, whatever the visitor was looking at. */
  followNewest() {
    this.#log.toEnd();
  }

  get #focused() {
    return this.#dialog.getRootNode().activeElement;
  }

  #makeDialog(name) {
    const close = element(
      'button',
      { class: 'header-button', type: 'button', 'aria-label': this.#texts.close, title: this.#texts.close, onclick: () => this.close() },
      icon('close'),
    );
    const header = element(
      'header',
      {},
      element('span', { class: 'emblem', 'aria-hidden': 'true' }, icon('book')),
      element('div', { class: 'title' }, element('h2', { id: 'title' }, name), this.#statusLine),
      this.#menu.button,
      close,
    );
    return element(
      'dialog',
      {
        class: 'panel',
        'aria-labelledby': 'title',
        onclose: () => this.#actions.closed(),
        oncancel: (event) => this.#cancelled(event),
        onclick: (event) => event.target === this.#dialog && this.#isOutside(event) && this.close(),
        onkeydown: (event) => this.#keepFocus(event),
      },
      header,
      this.#menu.list,
      this.#banner.element,
      this.#log.element,
      this.composer.form,
      this.#menu.question,
    );
  }

  /** Escape closes the menu first. */
  #cancelled(event) {
    if (event.target === this.#dialog && this.#menu.isOpen) {
      event.preventDefault();
      this.#menu.close();
    }
  }

  /** The backdrop belongs to the dialog, so clicks beside the panel arrive here too. */
  #isOutside({ clientX, clientY }) {
    const { left, right, top, bottom } = this.#dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  /** A modal dialog lets Tab out into the browser's own bars; here it goes round. */
  #keepFocus(event) {
    if (event.key !== 'Tab') {
      return;
    }
    const inside = this.#menu.question.open ? this.#menu.question : this.#dialog;
    const stops = [...inside.querySelectorAll('button, input, textarea, a[href], [tabindex="0"]')].filter(
      (stop) => !stop.disabled && stop.checkVisibility() && !isPassedOver(stop),
    );
    const [first, last] = [stops[0], stops.at(-1)];
    if (event.shiftKey ? this.#focused === first : this.#focused === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }
}

/** Of a group of radio buttons Tab stops at the one that is on, else at the first. */
function isPassedOver(stop) {
  if (stop.type !== 'radio') {
    return false;
  }
  const group = [...stop.closest('fieldset').querySelectorAll('[type=radio]')];
  return stop !== (group.find(({ checked }) => checked) ?? group[0]);
}

import { Banner } from './banner.js';
import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { rowsOf } from './rows.js';
import { viewOf } from './row-views.js';

/** Nearer to the end than this counts as at the end, in CSS pixels. */
const NEAR_THE_END_PX = 48;

/**
 * What the visitor sees: the Help button and the modal with the conversation. It is told everything through
 * {@link Panel#show} and {@link Panel#showStatus}, and tells what the visitor does through its actions.
 *
 * @typedef {import('./row-views.js').RowActions & {opened: () => void, closed: () => void, reconnect: () => void}} Actions
 */
export class Panel {
  #texts;
  #actions;
  #views = new Map();
  #atEnd = true;

  /**
   * @param {string} name of the shop
   * @param {object} texts see texts.js
   * @param {Actions} actions
   * @param {import('./composer.js').Composer} composer
   */
  constructor(name, texts, actions, composer) {
    this.#texts = texts;
    this.#actions = actions;
    this.composer = composer;
    this.badge = element('span', { class: 'badge', hidden: true });
    this.launcher = element(
      'button',
      { class: 'launcher', type: 'button', hidden: true, 'aria-haspopup': 'dialog', 'aria-label': texts.openChat, onclick: () => this.open() },
      icon('chat'),
      element('span', {}, texts.help),
      this.badge,
    );
    this.statusLine = element('p', { class: 'status', role: 'status' });
    this.banner = new Banner(texts, () => actions.reconnect());
    this.log = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.conversation });
    this.intro = this.#introduction();
    this.scroller = element('div', { class: 'scroller', tabindex: '0', onscroll: () => this.#scrolled() }, this.intro, this.log);
    this.newest = element(
      'button',
      { class: 'newest', type: 'button', hidden: true, 'aria-label': texts.newest, title: texts.newest, onclick: () => this.#toEnd() },
      icon('down'),
    );
    this.dialog = this.#dialog(name);
    new ResizeObserver(() => this.#keepEnd()).observe(this.scroller);
  }

  get elements() {
    return [this.launcher, this.dialog];
  }

  get isOpen() {
    return this.dialog.open;
  }

  open() {
    if (!this.isOpen) {
      this.dialog.showModal();
      this.#actions.opened();
      this.#toEnd();
      this.focusComposer();
    }
  }

  close() {
    this.dialog.close();
  }

  /** On a touch screen focus would bring up the keyboard over what there is to read, unless it is up already. */
  focusComposer() {
    if (this.dialog.getRootNode().activeElement === this.composer.field) {
      return;
    }
    const touch = matchMedia('(pointer: coarse)').matches;
    (touch ? this.scroller : this.composer.field).focus({ preventScroll: true });
  }

  /** @param {import('./conversation.js').Conversation} conversation */
  show(conversation, now) {
    const rows = rowsOf(conversation, now);
    this.intro.classList.toggle('used', conversation.entries.length > 0);
    const views = new Map(rows.map((row) => [row.key, this.#views.get(row.key) ?? viewOf(row, this.#texts, this.#actions)]));
    this.#views.forEach((view, key) => views.has(key) || view.element.remove());
    this.#views = views;
    let previous = null;
    for (const row of rows) {
      const view = views.get(row.key);
      view.update(row);
      const place = previous ? previous.nextSibling : this.log.firstChild;
      if (place !== view.element) {
        this.log.insertBefore(view.element, place);
      }
      previous = view.element;
    }
    this.#keepEnd();
  }

  showUnread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? '9+' : String(count);
    this.launcher.setAttribute('aria-label', count ? `${this.#texts.openChat}, ${this.#texts.unread(count)}` : this.#texts.openChat);
  }

  /** @param {import('./connection.js').Status} status */
  showStatus(status, now) {
    const texts = this.#texts;
    const line = { idle: texts.ready, open: texts.ready, connecting: texts.connecting, waiting: texts.disconnected, stopped: texts.stopped };
    this.dialog.dataset.phase = status.phase;
    setText(this.statusLine, line[status.phase]);
    this.banner.show(status, now);
  }

  /** Scrolls to the end, whatever the visitor was looking at. */
  followNewest() {
    this.#toEnd();
  }

  #introduction() {
    const texts = this.#texts;
    const ask = (text) => element('button', { type: 'button', onclick: () => this.#actions.say(text) }, text);
    return element(
      'section',
      { class: 'intro' },
      element('h3', {}, texts.greeting),
      element('p', {}, texts.invitation),
      element('div', { class: 'suggestions', role: 'group', 'aria-label': texts.suggestionsLabel }, ...texts.suggestions.map(ask)),
    );
  }

  #dialog(name) {
    const close = element(
      'button',
      { class: 'close', type: 'button', 'aria-label': this.#texts.close, onclick: () => this.close() },
      icon('close'),
    );
    const header = element(
      'header',
      {},
      element('span', { class: 'emblem', 'aria-hidden': 'true' }, icon('book')),
      element('div', { class: 'title' }, element('h2', { id: 'title' }, name), this.statusLine),
      close,
    );
    const middle = element('div', { class: 'middle' }, this.scroller, this.newest);
    return element(
      'dialog',
      {
        class: 'panel',
        'aria-labelledby': 'title',
        onclose: () => this.#actions.closed(),
        onclick: (event) => event.target === this.dialog && this.#isOutside(event) && this.close(),
        onkeydown: (event) => this.#keepFocus(event),
      },
      header,
      this.banner.element,
      middle,
      this.composer.form,
    );
  }

  /** The backdrop belongs to the dialog, so clicks beside the panel arrive here too. */
  #isOutside({ clientX, clientY }) {
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  /** A modal dialog lets Tab out into the browser's own bars; here it goes round. */
  #keepFocus(event) {
    if (event.key !== 'Tab') {
      return;
    }
    const stops = [...this.dialog.querySelectorAll('button, textarea, a[href], [tabindex="0"]')].filter(
      (stop) => !stop.disabled && stop.checkVisibility(),
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const focused = this.dialog.getRootNode().activeElement;
    if (event.shiftKey ? focused === first : focused === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
    this.newest.hidden = this.#atEnd;
  }

  #keepEnd() {
    if (this.#atEnd) {
      this.#toEnd();
    }
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#atEnd = true;
    this.newest.hidden = true;
  }
}

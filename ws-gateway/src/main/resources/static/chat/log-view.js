import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { viewOf } from './row-views.js';
import { rowsOf } from './rows.js';
import { filled } from './texts.js';

/** Nearer to the end than this counts as at the end, in CSS pixels. */
const NEAR_THE_END_PX = 48;
const MARGIN_PX = 12;

/** The conversation on the screen: the greeting while it is empty, then its rows, and the way back to the newest. */
export class LogView {
  #texts;
  #actions;
  #views = new Map();
  #atEnd = true;
  #greeting;

  /**
   * @param {import('./texts.js').Texts} texts
   * @param {import('./row-views.js').RowActions} actions
   */
  constructor(texts, actions) {
    this.#texts = texts;
    this.#actions = actions;
    this.#greeting = element('h3', {}, texts.greeting);
    this.log = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.conversation });
    this.intro = this.#introduction();
    this.scroller = element('div', { class: 'scroller', tabindex: '0', onscroll: () => this.#scrolled() }, this.intro, this.log);
    this.newest = element(
      'button',
      { class: 'newest', type: 'button', hidden: true, 'aria-label': texts.newest, title: texts.newest, onclick: () => this.toEnd() },
      icon('down'),
    );
    this.element = element('div', { class: 'middle' }, this.scroller, this.newest);
    new ResizeObserver(() => this.#keepEnd()).observe(this.scroller);
  }

  greet(name) {
    setText(this.#greeting, name ? filled(this.#texts.greetingByName, { name }, this.#texts) : this.#texts.greeting);
  }

  /** @param {import('./conversation.js').Conversation} conversation */
  show(conversation, now) {
    const rows = rowsOf(conversation, now);
    this.intro.classList.toggle('used', conversation.entries.length > 0);
    const views = new Map(rows.map((row) => [row.key, this.#views.get(row.key) ?? viewOf(row, this.#texts, this.#actions)]));
    const arrived = rows.findLast(({ kind, key }) => kind === 'answer' && !this.#views.has(key));
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
    this.#keepEnd(arrived && views.get(arrived.key).element);
  }

  /** Scrolls to the end, whatever the visitor was looking at. */
  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#atEnd = true;
    this.newest.hidden = true;
  }

  #introduction() {
    const texts = this.#texts;
    const ask = (suggestion) => {
      const { label, say } = typeof suggestion === 'string' ? { label: suggestion, say: suggestion } : suggestion;
      return element('button', { type: 'button', onclick: () => this.#actions.ask(say) }, label);
    };
    return element(
      'section',
      { class: 'intro' },
      this.#greeting,
      element('p', {}, texts.invitation),
      element('div', { class: 'suggestions', role: 'group', 'aria-label': texts.suggestionsLabel }, ...texts.suggestions.map(ask)),
    );
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
    this.newest.hidden = this.#atEnd;
  }

  /** @param {HTMLElement} [arrived] an answer that is read from its beginning, if it is too long to be seen as a whole */
  #keepEnd(arrived) {
    if (!this.#atEnd) {
      return;
    }
    this.toEnd();
    if (arrived) {
      const above = this.scroller.getBoundingClientRect().top + MARGIN_PX - arrived.getBoundingClientRect().top;
      this.scroller.scrollTop -= Math.max(0, above);
    }
  }
}

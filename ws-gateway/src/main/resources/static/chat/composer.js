import { element } from './dom.js';
import { icon } from './icons.js';
import { filled } from './texts.js';
import { plainText } from './written.js';

/** As many Unicode code points as the gateway takes. */
const MAX_TEXT_LENGTH = 2_000;
const WARN_BELOW = 200;

/** The field at the bottom: Enter sends, Shift+Enter makes a new line. */
export class Composer {
  #texts;
  #say;
  #offered = '';

  /**
   * @param {object} texts see texts.js
   * @param {(text: string) => void} say what is neither empty nor too long
   */
  constructor(texts, say) {
    this.#texts = texts;
    this.#say = say;
    this.field = element('textarea', {
      rows: '1',
      dir: 'auto',
      enterkeyhint: 'send',
      'aria-label': texts.composerLabel,
      placeholder: texts.composerPlaceholder,
      'aria-describedby': 'counter',
      oninput: () => this.#changed(),
      onkeydown: (event) => this.#pressed(event),
    });
    this.counter = element('span', { class: 'counter', id: 'counter', role: 'status', hidden: true });
    this.button = element('button', { class: 'send', type: 'submit', 'aria-label': texts.send, title: texts.send, disabled: true }, icon('send'));
    this.form = element(
      'form',
      { class: 'composer', onsubmit: (event) => this.#submitted(event) },
      element('div', { class: 'field' }, this.field, this.counter, this.button),
    );
  }

  /**
   * Puts a text into the field for the visitor to go on with: below what was begun there, which is never lost, and in place of
   * what was offered last and left as it was.
   */
  offer(text) {
    const { value } = this.field;
    const begun = value.endsWith(this.#offered) ? value.slice(0, value.length - this.#offered.length).trimEnd() : value.trimEnd();
    if (!begun.includes(text.trim())) {
      this.#offered = text;
      this.#fill(begun ? `${begun}\n${text}` : text);
    }
  }

  #fill(text) {
    this.field.value = text;
    this.#changed();
    this.field.setSelectionRange(text.length, text.length);
  }

  get #text() {
    return plainText(this.field.value);
  }

  #pressed(event) {
    // While an input method is composing, Enter chooses a word.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }

  #submitted(event) {
    event.preventDefault();
    const text = this.#text;
    if (text && lengthOf(text) <= MAX_TEXT_LENGTH) {
      this.#fill('');
      this.#say(text);
    }
  }

  #changed() {
    const left = MAX_TEXT_LENGTH - lengthOf(this.#text);
    this.button.disabled = left === MAX_TEXT_LENGTH || left < 0;
    this.counter.hidden = left >= WARN_BELOW;
    this.counter.textContent = filled(left < 0 ? this.#texts.tooManyCharacters : this.#texts.charactersLeft, { n: Math.abs(left) }, this.#texts);
    this.counter.classList.toggle('over', left < 0);
    this.field.setAttribute('aria-invalid', left < 0);
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  }
}

function lengthOf(text) {
  return [...text].length;
}

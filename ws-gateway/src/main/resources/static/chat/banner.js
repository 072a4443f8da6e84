import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { filled } from './texts.js';

/** Pauses shorter than this pass without a word. */
const SILENT_PAUSE_MS = 1_500;

/**
 * Word about a connection that is lost, with a countdown to the next attempt. No live region: a screen reader would read
 * out every second; the status line in the header tells it once.
 */
export class Banner {
  #texts;
  #text = element('span');
  #button;

  constructor(texts, reconnect) {
    this.#texts = texts;
    this.#button = element('button', { type: 'button', onclick: reconnect });
    this.element = element('div', { class: 'banner', hidden: true }, icon('wifi'), this.#text, this.#button);
  }

  /** @param {import('./connection.js').Status} status */
  show(status, now) {
    const texts = this.#texts;
    switch (status.phase) {
      case 'idle':
      case 'open':
        this.element.hidden = true;
        break;
      case 'connecting':
        this.#fill(this.element.hidden, texts.connecting);
        break;
      case 'waiting': {
        const pauseMs = Math.max(0, status.retryAt - now);
        const text = navigator.onLine ? filled(texts.retryIn, { n: Math.ceil(pauseMs / 1_000) }, texts) : texts.offline;
        this.#fill(this.element.hidden && pauseMs < SILENT_PAUSE_MS, text, texts.tryNow);
        break;
      }
      case 'stopped':
        this.#fill(false, texts.stoppedReason, texts.reconnect);
        break;
    }
  }

  #fill(hidden, text, action) {
    this.element.hidden = hidden;
    setText(this.#text, text);
    setText(this.#button, action ?? '');
    this.#button.hidden = action === undefined;
  }
}

import { answerFoot } from './answer-foot.js';
import { drawnCards } from './cards.js';
import { contactCard } from './contact-card.js';
import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { linkedText } from './links.js';
import { markdown } from './markdown.js';
import { isTemporary } from './outbox.js';
import { clockTime, dayName } from './times.js';

/**
 * One view per kind of row. A view makes its element once and then changes only what differs, so that animations do not
 * start again, focus stays, and a screen reader is not told old news.
 *
 * @typedef {object} RowView
 * @property {HTMLElement} element
 * @property {(row: import('./rows.js').Row) => void} update
 *
 * @typedef {object} RowActions
 * @property {(text: string) => void} say
 * @property {(question: string) => void} ask a suggested question
 * @property {(own: import('./conversation.js').OwnEntry) => string} shownText what stands in the visitor's bubble
 * @property {(messageId: string) => void} retry
 * @property {(messageId: string) => void} edit
 * @property {(replyId: string, rating: 'up' | 'down', comment?: string) => void} rate
 * @property {() => void} download the conversation as a file
 * @property {(book: object) => string | undefined} bookHref the page of a book in the shop
 */

/** @type {Record<string, (texts: object, actions: RowActions) => RowView>} */
const VIEWS = { day: dayView, own: ownView, answer: answerView, notice: noticeView, typing: typingView, offers: offersView };

/** @returns {RowView} */
export function viewOf(row, texts, actions) {
  return VIEWS[row.kind](texts, actions);
}

function dayView(texts) {
  const label = element('time');
  const update = ({ at }) => {
    label.dateTime = new Date(at).toISOString();
    setText(label, dayName(at, texts));
  };
  return { element: element('div', { class: 'day' }, label), update };
}

function ownView(texts, actions) {
  const bubble = element('div', { class: 'bubble', dir: 'auto' });
  const foot = element('div', { class: 'foot', 'aria-live': 'off' });
  const row = element('article', { class: 'entry own' }, spoken(texts.you), bubble, foot);
  let shown;
  const update = ({ entry, endsGroup }) => {
    setText(bubble, actions.shownText(entry));
    row.dataset.delivery = entry.delivery;
    row.classList.toggle('ends-group', endsGroup);
    const footKey = [entry.delivery, entry.code, entry.at, endsGroup].join();
    if (footKey !== shown) {
      shown = footKey;
      foot.hidden = !endsGroup && entry.delivery === 'accepted';
      foot.replaceChildren(...ownFoot(entry, texts, actions));
    }
  };
  return { element: row, update };
}

function ownFoot(entry, texts, actions) {
  switch (entry.delivery) {
    case 'queued':
      return [icon('clock'), texts.waitingForConnection];
    case 'sending':
      return [icon('clock'), texts.sending];
    case 'accepted':
      return [clockTime(entry.at, texts), icon('check'), spoken(texts.accepted)];
    case 'failed': {
      const again = isTemporary(entry.code)
        ? element('button', { type: 'button', onclick: () => actions.retry(entry.key) }, texts.retry)
        : element('button', { type: 'button', onclick: () => actions.edit(entry.key) }, texts.edit);
      const reason = texts.reasons[entry.code] ?? texts.reasons.other;
      return [icon('alert'), element('span', { role: 'alert' }, `${texts.failed} ${reason}`), again];
    }
  }
}

function answerView(texts, actions) {
  const bubble = element('div', { class: 'bubble', dir: 'auto' });
  const cards = element('div', { class: 'cards' });
  const row = element('article', { class: 'entry answer' }, avatar(), spoken(texts.assistant), bubble, cards);
  let shown = {};
  let foot;
  const update = ({ entry, endsGroup }) => {
    row.setAttribute('aria-busy', entry.draft);
    row.classList.toggle('ends-group', endsGroup);
    // The whole text is new when the draft is done: only then is it read out.
    if (shown.text !== entry.text || shown.draft !== entry.draft) {
      // Models write Markdown; what the shop wrote is shown as it is.
      bubble.replaceChildren(...(entry.source === 'model' ? markdown(entry.text) : linkedText(entry.text)));
      bubble.classList.toggle('formatted', entry.source === 'model');
    }
    if (!entry.draft && !foot) {
      foot = answerFoot(entry, texts, actions);
      cards.replaceChildren(...drawnCards(entry.cards, texts, actions.bookHref));
      if (entry.action === 'hand-over') {
        cards.append(contactCard(entry.text, texts, actions));
      }
      row.append(...foot.elements);
    }
    foot?.update(entry);
    shown = entry;
  };
  return { element: row, update };
}

function noticeView() {
  const text = element('bdi');
  const update = ({ entry }) => setText(text, entry.text);
  return { element: element('div', { class: 'notice' }, icon('clock'), text), update };
}

function typingView(texts) {
  const dots = [1, 2, 3].map(() => element('i'));
  const bubble = element('div', { class: 'bubble', role: 'img', 'aria-label': texts.typing }, ...dots);
  return { element: element('div', { class: 'entry answer typing ends-group' }, avatar(), bubble), update: () => {} };
}

function offersView(texts, actions) {
  const row = element('div', { class: 'offers' });
  const update = ({ texts: offers }) => {
    if (!row.hasChildNodes()) {
      row.append(...offers.map((text) => element('button', { type: 'button', onclick: () => actions.say(text) }, element('bdi', {}, text))));
    }
  };
  return { element: row, update };
}

function avatar() {
  return element('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('book'));
}

/** Heard, not seen: who speaks is shown by side and colour. */
function spoken(text) {
  return element('span', { class: 'spoken' }, text);
}

import { wholeText } from './cards.js';
import { element } from './dom.js';

/**
 * The conversation as a text for people: who, when, what.
 *
 * @param {import('./conversation.js').Conversation} conversation
 * @param {import('./texts.js').Texts} texts
 * @param {(own: import('./conversation.js').OwnEntry) => string} shownText
 */
export function transcript(conversation, texts, shownText) {
  const when = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const said = conversation.entries.filter((entry) => entry.kind === 'own' || (entry.kind === 'answer' && !entry.draft));
  return said
    .map((entry) => {
      const who = entry.kind === 'own' ? texts.you : texts.assistant;
      const state = entry.delivery === 'failed' ? `, ${texts.failed}` : '';
      return `${who}, ${when.format(entry.at)}${state}\n${entry.kind === 'own' ? shownText(entry) : wholeText(entry, texts)}\n`;
    })
    .join('\n');
}

/** Gives the visitor the text as a file. */
export function saveAsFile(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  element('a', { href: address, download: `${name}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

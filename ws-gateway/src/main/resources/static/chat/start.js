import { Chat } from './chat.js';
import { textsFor } from './texts.js';

/**
 * Puts the chat on the page.
 *
 * @param {string} script address of widget.js, which the socket's is relative to
 * @param {DOMStringMap} settings the tag's data attributes, described in widget.js
 * @returns {Promise<Chat>}
 */
export async function start(script, { name, color, position, lang, endpoint = 'ws', texts, bookUrl }) {
  const url = new URL(endpoint, script);
  url.protocol = url.protocol.replace('http', 'ws');
  const words = await textsFor(lang ?? document.documentElement.lang, texts);
  const chat = new Chat({ url: url.href, name: name ?? words.help, color, position, texts: words, bookHref: bookHrefs(bookUrl) });
  await bodyIsThere();
  document.body.append(chat.host);
  return chat;
}

/**
 * @param {string} [pattern] such as `/books/{bookId}` or `/search?q={title}`, relative to the page
 * @returns {(book: object) => string | undefined}
 */
function bookHrefs(pattern) {
  return (book) => {
    const address = pattern?.replace(/\{(bookId|title)\}/g, (_, name) => encodeURIComponent(book[name]));
    const url = address === undefined ? null : URL.parse(address, document.baseURI);
    return ['https:', 'http:'].includes(url?.protocol) ? url.href : undefined;
  };
}

async function bodyIsThere() {
  if (document.readyState === 'loading') {
    await new Promise((there) => document.addEventListener('DOMContentLoaded', there, { once: true }));
  }
}

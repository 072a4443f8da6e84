import { Chat } from './chat.js';
import { textsFor } from './texts.js';

/**
 * Puts the chat on the page.
 *
 * @param {string} script address of widget.js, which the socket's is relative to
 * @param {DOMStringMap} settings the tag's data attributes, described in widget.js
 * @returns {Promise<Chat>}
 */
export async function start(script, { name, color, position, lang, endpoint = 'ws', texts }) {
  const url = new URL(endpoint, script);
  url.protocol = url.protocol.replace('http', 'ws');
  const words = await textsFor(lang ?? document.documentElement.lang, texts);
  const chat = new Chat({ url: url.href, name: name ?? words.help, color, position, texts: words });
  await bodyIsThere();
  document.body.append(chat.host);
  return chat;
}

async function bodyIsThere() {
  if (document.readyState === 'loading') {
    await new Promise((there) => document.addEventListener('DOMContentLoaded', there, { once: true }));
  }
}

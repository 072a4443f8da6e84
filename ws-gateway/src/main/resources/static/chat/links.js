import { element } from './dom.js';

/**
 * Web and e-mail addresses as people write them; a full stop or bracket after one is not part of it. An e-mail address is
 * tried where a word begins only: from each letter on, a long word would take the square of its length.
 */
const ADDRESS = /https:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;

/** @returns {Node[]} the text with its addresses as links */
export function linkedText(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = safeHref(match[0].startsWith('https:') ? match[0] : `mailto:${match[0]}`);
    if (href) {
      nodes.push(document.createTextNode(text.slice(end, match.index)), link(href, match[0]));
      end = match.index + match[0].length;
    }
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/** @returns {string | undefined} the first e-mail address in the text */
export function mailAddress(text) {
  return text.match(ADDRESS)?.find((address) => !address.startsWith('https:'));
}

/** @returns {string | undefined} the address, if it is one that may be followed: https and mailto, nothing relative */
export function safeHref(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return ['https:', 'mailto:'].includes(url?.protocol) ? url.href : undefined;
}

/** @param {...(Node | string)} label of a link that opens beside the page and tells the other side nothing about it */
export function link(href, ...label) {
  return element('a', { href, title: href, target: '_blank', rel: 'noopener noreferrer' }, ...label);
}

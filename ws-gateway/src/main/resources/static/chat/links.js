import { element } from './dom.js';

/** Web and e-mail addresses as people write them; a full stop or bracket after one is not part of it. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** @returns {Node[]} the text with its addresses as links */
export function linkedText(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    nodes.push(document.createTextNode(text.slice(end, match.index)), link(match[0]));
    end = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

function link(address) {
  return address.startsWith('http')
    ? element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address)
    : element('a', { href: `mailto:${address}` }, address);
}

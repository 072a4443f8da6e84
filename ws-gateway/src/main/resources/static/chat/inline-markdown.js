import { element } from './dom.js';
import { link, linkedText, safeHref } from './links.js';

/** What stands around emphasis, the longer before the shorter, and the elements that it becomes, outermost first. */
const EMPHASIS = [
  ['***', ['strong', 'em']],
  ['**', ['strong']],
  ['__', ['strong']],
  ['*', ['em']],
  ['_', ['em']],
];
/** Emphasis inside emphasis, deeper than this, stays text. */
const DEEPEST = 4;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Emphasis, `code` and links within a line or paragraph. What is opened and not closed, or leads to an address that may not
 * be followed, is text.
 *
 * @returns {Node[]}
 */
export function inlineMarkdown(text, depth = 0) {
  const seeker = new Seeker(text);
  const nodes = [];
  let plain = '';
  let index = 0;
  while (index < text.length) {
    const found = special(text, index, depth, seeker);
    if (found?.node) {
      nodes.push(...linkedText(plain), found.node);
      plain = '';
    } else {
      plain += found?.text ?? text[index];
    }
    index = found?.next ?? index + 1;
  }
  nodes.push(...linkedText(plain));
  return nodes.filter((node) => node.nodeType !== Node.TEXT_NODE || node.data !== '');
}

/** @returns {{node?: Node, text?: string, next: number} | undefined} what begins here, unless it is just a character */
function special(text, index, depth, seeker) {
  switch (text[index]) {
    case '\\':
      return PUNCTUATION.test(text[index + 1]) ? { text: text[index + 1], next: index + 2 } : undefined;
    case '`':
      return code(text, index, seeker);
    case '[':
      return labelledLink(text, index, depth, seeker);
    case '*':
    case '_':
      return emphasis(text, index, depth, seeker);
  }
}

function code(text, index, seeker) {
  const mark = text.startsWith('``', index) ? '``' : '`';
  const end = seeker.next(mark, index + mark.length);
  const content = end > 0 && text.slice(index + mark.length, end);
  return content ? { node: element('code', { dir: 'ltr' }, content), next: end + mark.length } : undefined;
}

function labelledLink(text, index, depth, seeker) {
  const middle = seeker.next('](', index + 1);
  const inner = seeker.next('[', index + 1);
  const end = middle > 0 ? seeker.next(')', middle) : -1;
  if (end < 0 || middle === index + 1 || (inner > 0 && inner < middle)) {
    return undefined;
  }
  const href = safeHref(text.slice(middle + 2, end).trim().split(/\s/, 1)[0]);
  const label = text.slice(index + 1, middle);
  return href && { node: link(href, ...(depth < DEEPEST ? labelNodes(label, depth) : [label])), next: end + 1 };
}

/** A link inside a link would not be one. */
function labelNodes(label, depth) {
  return inlineMarkdown(label, depth + 1).map((node) => (node.nodeName === 'A' ? document.createTextNode(node.textContent) : node));
}

function emphasis(text, index, depth, seeker) {
  const [mark, tags] = EMPHASIS.find(([mark]) => text.startsWith(mark, index));
  const start = index + mark.length;
  let end = depth < DEEPEST ? seeker.next(mark, start) : -1;
  // `**a *b***`: the first of three closes what was opened last.
  if (end > 0 && mark === '**' && text[end + 2] === '*') {
    end++;
  }
  const insideWord = mark[0] === '_' && (WORD.test(text[index - 1] ?? '') || WORD.test(text[end + mark.length] ?? ''));
  if (end <= start || insideWord || /\s/.test(text[start]) || /\s/.test(text[end - 1])) {
    return { text: mark, next: start };
  }
  const inner = inlineMarkdown(text.slice(start, end), depth + 1);
  const node = tags.reduceRight((children, tag) => [element(tag, {}, ...children)], inner)[0];
  return { node, next: end + mark.length };
}

/** Finds marks from left to right, and walks over no stretch of the text twice for the same one. */
class Seeker {
  #text;
  /** @type {Map<string, {from: number, at: number}>} */
  #known = new Map();

  constructor(text) {
    this.#text = text;
  }

  /** @returns {number} -1 if there is none */
  next(mark, from) {
    const known = this.#known.get(mark);
    if (known && from >= known.from && (known.at < 0 || from <= known.at)) {
      return known.at;
    }
    const at = this.#text.indexOf(mark, from);
    this.#known.set(mark, { from, at });
    return at;
  }
}

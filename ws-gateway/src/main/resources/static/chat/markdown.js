import { element } from './dom.js';
import { inlineMarkdown as inline } from './inline-markdown.js';

/**
 * The little Markdown that models write, as elements: paragraphs, headings, lists, fenced code, `code`, **bold**,
 * *italic* and links. Everything else is text; nothing ever becomes markup. The time it takes grows with the length of the
 * text only, and what is open when a piece of an answer ends shows as text until it is closed.
 */
const FENCE = /^ {0,3}```/;
const HEADING = /^ {0,3}#{1,6} +(.*)$/;
const ITEM = /^( *)([-*+]|(\d{1,9})[.)]) +(.*)$/;

/** Lists deeper than this stay on this level. */
const DEEPEST = 4;

/** @returns {Node[]} */
export function markdown(text) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks = [];
  let index = 0;
  while (index < lines.length) {
    const [block, next] = blockAt(lines, index);
    blocks.push(...block);
    index = next;
  }
  return blocks;
}

/** @returns {[block: Node[], next: number]} */
function blockAt(lines, index) {
  if (lines[index].trim() === '') {
    return [[], index + 1];
  }
  if (FENCE.test(lines[index])) {
    return fencedCode(lines, index + 1);
  }
  const heading = HEADING.exec(lines[index]);
  if (heading) {
    return [[element('p', { class: 'heading' }, ...inline(heading[1]))], index + 1];
  }
  return ITEM.test(lines[index]) ? list(lines, index) : paragraph(lines, index);
}

function fencedCode(lines, start) {
  let end = start;
  while (end < lines.length && !FENCE.test(lines[end])) {
    end++;
  }
  const code = element('code', {}, lines.slice(start, end).join('\n'));
  // It may stick out sideways, and whoever has no mouse scrolls it with the arrow keys.
  return [[element('pre', { dir: 'ltr', tabindex: '0' }, code)], end + 1];
}

function paragraph(lines, start) {
  let end = start + 1;
  while (end < lines.length && lines[end].trim() !== '' && !startsBlock(lines[end])) {
    end++;
  }
  return [[element('p', { dir: 'auto' }, ...inline(lines.slice(start, end).join('\n')))], end];
}

function startsBlock(line) {
  return FENCE.test(line) || HEADING.test(line) || ITEM.test(line);
}

/** Items and what is indented below them; an item deeper than the one before opens a list inside it. */
function list(lines, start) {
  /** @type {{indent: number, node: HTMLElement}[]} the lists that are open, outermost first */
  const open = [];
  const outermost = [];
  let index = start;
  for (; index < lines.length; index++) {
    const line = lines[index];
    const item = ITEM.exec(line);
    if (!item) {
      if (continues(line) && !FENCE.test(line)) {
        open.at(-1).node.lastChild.append('\n', ...inline(line.trim()));
      } else if (line.trim() !== '' || !(continues(lines[index + 1] ?? '') || ITEM.test(lines[index + 1] ?? ''))) {
        break;
      }
      continue;
    }
    const indent = item[1].length;
    while (open.length > 1 && indent < open.at(-1).indent) {
      open.pop();
    }
    if (open.length === 0 || (indent > open.at(-1).indent + 1 && open.length < DEEPEST)) {
      const node = item[3] === undefined ? element('ul') : element('ol', { start: item[3] });
      (open.at(-1)?.node.lastChild ?? { append: (list) => outermost.push(list) }).append(node);
      open.push({ indent, node });
    }
    open.at(-1).node.append(element('li', { dir: 'auto' }, ...inline(item[4])));
  }
  return [outermost, index];
}

/** Whether the line is indented, and so belongs to the item above. */
function continues(line) {
  return /^ {2,}\S/.test(line);
}

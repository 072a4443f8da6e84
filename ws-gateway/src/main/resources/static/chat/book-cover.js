import { drawing } from './dom.js';

/** Ground, ink, and one colour for frame and motif. A title has one of them. */
const PALETTES = [
  ['#1f3f4b', '#f2efe4', '#7fb3ad'],
  ['#7a2f35', '#f8ead9', '#e0a58a'],
  ['#27524a', '#f4ecd8', '#d9b36c'],
  ['#3d3550', '#f3ebdf', '#b9a3d6'],
  ['#e6dcc6', '#2f3a45', '#a9653b'],
  ['#233a55', '#f3ead7', '#d8a24a'],
  ['#d5dcd2', '#26403a', '#5d8471'],
  ['#8a4a26', '#fbeedb', '#f0c48a'],
];

const WIDTH = 120;
const HEIGHT = 180;
const MIDDLE = WIDTH / 2;
const TITLE = { top: 18, width: 96, height: 84 };
const SIZES = [21, 18.5, 16, 14, 12, 10];
const LINE_HEIGHT = 1.14;
/** In ems: most letters are about half as wide as high, some nearly as wide; Chinese, Japanese and Korean ones are square. */
const LETTER = 0.56;
const WIDE_LETTER = 0.9;
const WIDE = /[mwMW@—]/;
const SQUARE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

/** Each draws into the field from y 110 to y 160. A title has one of them. */
const MOTIFS = [
  () => [10, 17, 24].map((radius) => ring(135, radius)),
  () => [116, 129, 142, 155].map((y) => line(`M22 ${y}q9.5-9 19 0t19 0t19 0t19 0`)),
  () => Array.from({ length: 12 }, (_, index) => spoke((index * Math.PI) / 6)),
  () => [-26, 0, 26].map((shift) => line(`M${MIDDLE + shift} 112l11 23l-11 23l-11-23Z`)),
  () => [28, 20, 12].map((radius) => line(`M${MIDDLE - radius} 160V140a${radius} ${radius} 0 0 1 ${2 * radius} 0V160`)),
  () => [28, 44, 60, 76, 92].map((x, index) => line(`M${x} ${index % 2 ? 122 : 112}V${index % 2 ? 150 : 160}`)),
  () => [line('M30 156a30 30 0 0 1 60 0Z'), line('M20 156H100M34 163H86')],
];

/**
 * A cover, the same for the same book wherever it is drawn.
 *
 * @param {{title: string}} book
 * @returns {SVGElement} that says nothing by itself: the title stands beside it for who cannot see
 */
export function bookCover({ title }) {
  const [ground, ink, accent] = PALETTES[hash(title) % PALETTES.length];
  const motif = MOTIFS[hash(title) % MOTIFS.length];
  return drawing(
    'svg',
    { class: 'cover', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    drawing('rect', { width: WIDTH, height: HEIGHT, fill: ground }),
    drawing('rect', { x: 6, y: 6, width: WIDTH - 12, height: HEIGHT - 12, fill: 'none', stroke: accent, 'stroke-opacity': 0.7 }),
    drawing('g', { fill: ink }, ...titleLines(title)),
    drawing('g', { stroke: accent, 'stroke-width': 1.8, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }, ...motif()),
  );
}

function titleLines(title) {
  const { size, lines } = fitted(title.trim());
  const lineHeight = size * LINE_HEIGHT;
  const first = TITLE.top + (TITLE.height - lines.length * lineHeight) / 2 + size * 0.85;
  return lines.map((text, index) =>
    drawing('text', { x: MIDDLE, y: (first + index * lineHeight).toFixed(1), 'font-size': size, 'text-anchor': 'middle' }, text),
  );
}

/** As large as it fits; what does not fit even small ends with an ellipsis. */
function fitted(title) {
  for (const size of SIZES) {
    const lines = wrapped(title, TITLE.width / size);
    if (lines.every((text) => emsOf(text) <= TITLE.width / size) && lines.length * size * LINE_HEIGHT <= TITLE.height) {
      return { size, lines };
    }
  }
  const size = SIZES.at(-1);
  const room = TITLE.width / size;
  const lines = wrapped(broken(title, room), room);
  const most = Math.floor(TITLE.height / (size * LINE_HEIGHT));
  return { size, lines: lines.length > most ? [...lines.slice(0, most - 1), '…'] : lines };
}

/** Lines of whole words; a word that is too long alone is a line of its own. */
function wrapped(text, room) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && emsOf(longer) <= room) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Words that no line can hold, cut into pieces. */
function broken(text, room) {
  let width = 0;
  return [...text]
    .map((letter) => {
      width = /\s/.test(letter) ? 0 : width + emsOf(letter);
      if (width <= room) {
        return letter;
      }
      width = emsOf(letter);
      return ` ${letter}`;
    })
    .join('');
}

function emsOf(text) {
  return [...text].reduce((sum, letter) => sum + (SQUARE.test(letter) ? 1 : WIDE.test(letter) ? WIDE_LETTER : LETTER), 0);
}

/** FNV-1a, finished so that the low bits, which are all that counts here, depend on every letter. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text.normalize('NFC').toLowerCase()) {
    value = Math.imul(value ^ letter.codePointAt(0), 0x01000193) >>> 0;
  }
  return (value ^ (value >>> 15)) >>> 0;
}

function line(d) {
  return drawing('path', { d });
}

function ring(cy, r) {
  return drawing('circle', { cx: MIDDLE, cy, r });
}

function spoke(angle) {
  const [x, y] = [Math.cos(angle), Math.sin(angle)].map((part) => Number(part.toFixed(3)));
  return line(`M${MIDDLE + 10 * x} ${135 + 10 * y}L${MIDDLE + 25 * x} ${135 + 25 * y}`);
}

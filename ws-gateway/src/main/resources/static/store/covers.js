import { drawing } from '../chat/dom.js';

/** Ground, ink, and one colour for the motif. */
const PALETTES = [
  ['#27524a', '#f4ecd8', '#d9b36c'],
  ['#e9dcc3', '#33423b', '#7c8f5f'],
  ['#7a2f35', '#f6e7d7', '#e0a58a'],
  ['#233a55', '#f3ead7', '#d8a24a'],
  ['#d8c7a8', '#3a3128', '#a9653b'],
  ['#3d3550', '#f1e8dc', '#b9a3d6'],
  ['#1f3f4b', '#eef0e6', '#7fb3ad'],
  ['#e6e2da', '#2b3a55', '#c0843d'],
  ['#2b2628', '#f2e4d4', '#c5524a'],
  ['#c9d3cb', '#2a4039', '#5d8471'],
  ['#c98a4b', '#2f2119', '#f4e3c1'],
  ['#50606e', '#f5efe4', '#e3c58f'],
];

const WIDTH = 200;
const HEIGHT = 300;
const MIDDLE = WIDTH / 2;

/** Each draws into the field from y 150 to y 250, in the motif's colour. */
const MOTIFS = {
  sprig: () => [
    line('M100 250V165'),
    ...[175, 195, 215].flatMap((y) => [
      line(`M100 ${y + 12}C85 ${y + 8} 78 ${y - 2} 76 ${y - 10}C90 ${y - 8} 99 ${y} 100 ${y + 12}`),
      line(`M100 ${y + 12}C115 ${y + 8} 122 ${y - 2} 124 ${y - 10}C110 ${y - 8} 101 ${y} 100 ${y + 12}`),
    ]),
    dot(100, 160, 5),
  ],
  fields: () => [0, 1, 2, 3, 4].map((row) => line(`M26 ${176 + row * 16}C70 ${158 + row * 16} 120 ${196 + row * 16} 174 ${172 + row * 16}`)),
  arch: () => [44, 32, 20].map((radius) => line(`M${MIDDLE - radius} 248V${200}a${radius} ${radius} 0 0 1 ${2 * radius} 0V248`)),
  rules: () => [0, 1, 2, 3, 4, 5].map((row) => line(`M${40 + row * 12} ${172 + row * 13}H${160 - row * 12}`)),
  diamonds: () => [-36, 0, 36].map((shift) => line(`M${MIDDLE + shift} 168l18 36l-18 36l-18-36Z`)),
  rails: () => [
    line('M84 250L94 160M116 250L106 160'),
    ...[246, 230, 216, 203, 192, 182, 173, 165].map((y) => line(`M${y / 4 + 18} ${y}H${182 - y / 4}`)),
  ],
  moon: () => [line('M118 168a40 40 0 1 0 18 66a34 34 0 0 1-18-66Z'), dot(140, 182, 2.5), dot(152, 206, 2)],
  gem: () => [line('M70 180H130L148 202L100 248L52 202Z'), line('M52 202H148M70 180L84 202L100 248L116 202L130 180M84 202L100 180L116 202')],
  stripes: () => [52, 68, 84, 100, 116, 132, 148].map((x, index) => line(`M${x} ${index % 2 ? 178 : 166}V${index % 2 ? 236 : 248}`)),
  spiral: () => [line('M100 206a6 6 0 0 1 12 0a14 14 0 0 1-28 0a22 22 0 0 1 44 0a30 30 0 0 1-60 0a38 38 0 0 1 76 0')],
  stars: () => [[100, 186, 16], [66, 216, 9], [136, 220, 11], [104, 238, 6]].map(([x, y, size]) =>
    line(`M${x} ${y - size}Q${x} ${y} ${x + size} ${y}Q${x} ${y} ${x} ${y + size}Q${x} ${y} ${x - size} ${y}Q${x} ${y} ${x} ${y - size}Z`)),
  rays: () => Array.from({ length: 16 }, (_, index) => {
    const angle = (index * Math.PI) / 8;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return line(`M${MIDDLE + 16 * x} ${206 + 16 * y}L${MIDDLE + 42 * x} ${206 + 42 * y}`);
  }),
  rings: () => [12, 22, 32, 42].map((radius) => ring(100, 206, radius)),
  waves: () => [176, 194, 212, 230].map((y) => line(`M30 ${y}q17.5-16 35 0t35 0t35 0t35 0`)),
  shapes: () => [ring(74, 190, 20), line('M110 172h38v38h-38Z'), line('M78 250l22-36l22 36Z')],
  branches: () => [line('M100 250V206M100 222L70 190M100 206L128 176M70 190L60 166M70 190L86 168M128 176L120 156M128 176L146 166M114 191L146 194')],
  planet: () => [ring(100, 206, 26), line('M66 224C44 244 60 246 100 218C146 188 158 168 134 182'), dot(146, 232, 3)],
  checks: () => Array.from({ length: 12 }, (_, index) => {
    const [row, column] = [Math.floor(index / 4), index % 4];
    return drawing('rect', { x: 56 + column * 24 + (row % 2) * 12 - 6, y: 170 + row * 24, width: 12, height: 12, fill: 'currentColor', transform: `rotate(45 ${62 + column * 24 + (row % 2) * 12 - 6} ${176 + row * 24})` });
  }),
  sun: () => [line('M52 232a48 48 0 0 1 96 0Z'), line('M36 232H164M60 242H140M76 251H124')],
};

/** @param {import('./books.js').Book} book @returns {SVGElement} a cover; the title stands beside it for who cannot see */
export function cover({ title, author, motif, colours }) {
  const [ground, ink, accent] = PALETTES[colours % PALETTES.length];
  return drawing(
    'svg',
    { class: 'cover', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    drawing('rect', { width: WIDTH, height: HEIGHT, fill: ground }),
    drawing('rect', { x: 12, y: 12, width: WIDTH - 24, height: HEIGHT - 24, fill: 'none', stroke: accent, 'stroke-opacity': 0.6 }),
    drawing('g', { class: 'cover-title', fill: ink }, ...titleLines(title)),
    drawing('g', { color: accent, 'stroke-width': 2.4 }, ...MOTIFS[motif]()),
    drawing('text', { class: 'cover-author', x: MIDDLE, y: 274, fill: ink, ...fitting(author, 9.5) }, author.toUpperCase()),
  );
}

/** As large as the longest line allows; a letter of the serif is rarely wider than 0.6 of its height. */
function titleLines(title) {
  const lines = balanced(title);
  const longest = Math.max(...lines.map((text) => text.length));
  const size = Math.min(27, 148 / (longest * 0.6));
  const lineHeight = size * 1.16;
  const top = 92 - ((lines.length - 1) * lineHeight) / 2;
  return lines.map((text, index) => drawing('text', { x: MIDDLE, y: top + index * lineHeight, 'font-size': size }, text));
}

/** One to four lines of about the same length. */
function balanced(title) {
  const count = Math.ceil(title.length / 12);
  for (let width = Math.ceil(title.length / count); ; width++) {
    const lines = wrapped(title, width);
    if (lines.length <= count) {
      return lines;
    }
  }
}

function wrapped(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= width || lines.at(-1) === '') {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Keeps a long name inside the frame. */
function fitting(text, size) {
  return { 'font-size': text.length > 20 ? size - 1.5 : size };
}

function line(path) {
  return drawing('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
}

function ring(x, y, radius) {
  return drawing('circle', { cx: x, cy: y, r: radius, fill: 'none', stroke: 'currentColor' });
}

function dot(x, y, radius) {
  return drawing('circle', { cx: x, cy: y, r: radius, fill: 'currentColor' });
}

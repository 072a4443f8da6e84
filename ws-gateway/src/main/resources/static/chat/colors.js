/**
 * The shop's one colour, made into the few that the widget needs, light and dark. Whatever the shop chooses, text keeps
 * the contrast that WCAG 2.2 asks for: 4.5 to 1, and 3 to 1 for lines.
 *
 * @typedef {[red: number, green: number, blue: number]} Color each 0 to 255
 */

/** @type {Color} */
const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];
const DARK_SURFACE = [27, 30, 33];

const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;

/**
 * @param {string} hex `#rgb` or `#rrggbb`
 * @returns {string | undefined} style rules that go over the widget's own colours; undefined if it is no such colour
 */
export function accentStyles(hex) {
  const accent = parsed(hex);
  if (!accent) {
    return undefined;
  }
  const light = theme(accent, WHITE, BLACK, 0.88);
  const dark = theme(accent, DARK_SURFACE, WHITE, 0.8);
  return `:host { ${light} }\n@media (prefers-color-scheme: dark) { :host { ${dark} } }`;
}

/** @returns {number} 1 to 21, by WCAG 2.2 */
export function contrast(a, b) {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function theme(accent, surface, away, softness) {
  const on = contrast(accent, WHITE) >= TEXT_CONTRAST ? WHITE : BLACK;
  // Where the pointer is, the colour moves away from what is written on it.
  const strong = mixed(accent, on === WHITE ? BLACK : WHITE, 0.15);
  const soft = mixed(accent, surface, softness);
  const colors = {
    accent,
    header: accent,
    'accent-strong': strong,
    'on-accent': on,
    'accent-soft': soft,
    'accent-text': readable(accent, soft, away, TEXT_CONTRAST),
    'accent-line': readable(accent, surface, away, LINE_CONTRAST),
  };
  return Object.entries(colors)
    .map(([name, color]) => `--${name}: rgb(${color.join(' ')});`)
    .join(' ');
}

/** The colour itself, or as little nearer to black or white as makes it readable. */
function readable(color, background, away, wanted) {
  const steps = Array.from({ length: 21 }, (_, step) => mixed(color, away, step / 20));
  return steps.find((step) => contrast(step, background) >= wanted);
}

function mixed(color, other, share) {
  return color.map((part, index) => Math.round(part + (other[index] - part) * share));
}

function luminance(color) {
  const [red, green, blue] = color.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parsed(hex) {
  const long = hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  return /^#[\da-f]{6}$/i.test(long) ? [1, 3, 5].map((start) => parseInt(long.slice(start, start + 2), 16)) : undefined;
}

import { accentStyles } from './colors.js';
import adapt from './styles/adapt.js';
import banner from './styles/banner.js';
import base from './styles/base.js';
import books from './styles/books.js';
import composer from './styles/composer.js';
import contact from './styles/contact.js';
import entries from './styles/entries.js';
import foot from './styles/foot.js';
import formatted from './styles/formatted.js';
import launcher from './styles/launcher.js';
import log from './styles/log.js';
import menu from './styles/menu.js';
import orderCard from './styles/order-card.js';
import panel from './styles/panel.js';
import rating from './styles/rating.js';

const PARTS = [base, launcher, panel, banner, log, entries, formatted, foot, orderCard, books, contact, composer, menu, rating, adapt];

/**
 * Made by script, so that a page whose Content-Security-Policy forbids styles from elsewhere still shows the widget as it
 * is, and never without its looks.
 *
 * @param {string} [color] of the shop, see colors.js; the widget's own without it
 * @returns {CSSStyleSheet[]}
 */
export function styleSheets(color) {
  const accent = color === undefined ? '' : accentStyles(color);
  if (accent === undefined) {
    console.warn(`Quire: data-color takes #rgb or #rrggbb, not "${color}".`);
  }
  return [PARTS.join('\n'), accent ?? ''].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

import { bookCover } from './book-cover.js';
import { element } from './dom.js';

/**
 * A book, see BookCard in `schemas`.
 *
 * @param {string} [href] of the book's page in the shop
 */
export function bookCard(card, texts, href) {
  const title = element('bdi', {}, card.title);
  const facts = [card.genre, card.publishedIn].filter(Boolean).join(' · ');
  return element(
    'article',
    { class: 'book' },
    bookCover(card),
    element(
      'div',
      { class: 'book-text' },
      element('h4', {}, href ? element('a', { href }, title) : title),
      element('p', { class: 'book-author' }, element('bdi', {}, card.author)),
      card.why && element('p', { class: 'book-why' }, element('bdi', {}, card.why)),
      element('p', { class: 'book-facts' }, element('span', { class: 'price' }, price(card, texts)), facts && element('bdi', {}, facts)),
    ),
  );
}

/** The same as one line of text. */
export function bookLine(card, texts) {
  return `– ${card.title}, ${card.author}, ${price(card, texts)}`;
}

/** As the page's language writes it. */
function price({ priceCents, currency }, { locale }) {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(priceCents / 100);
}

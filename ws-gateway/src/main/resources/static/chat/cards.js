import { bookCard, bookLine } from './book-card.js';
import { element } from './dom.js';
import { orderCard } from './order-card.js';

/**
 * What stands under an answer's text. Books in a row make one list. A card of a type that is not known here, or that
 * cannot be drawn, is left out: the text says what matters.
 *
 * @param {object[]} cards see `schemas/cards`
 * @param {(card: object) => string | undefined} hrefOf the page of a book
 * @returns {HTMLElement[]}
 */
export function drawnCards(cards, texts, hrefOf) {
  const drawn = [];
  for (const card of cards) {
    switch (card?.type) {
      case 'order':
        drawn.push(...attempt(() => orderCard(card, texts)));
        break;
      case 'book':
        for (const book of attempt(() => bookCard(card, texts, hrefOf(card)))) {
          if (!drawn.at(-1)?.matches('.books')) {
            drawn.push(element('ul', { class: 'books', 'aria-label': texts.books }));
          }
          drawn.at(-1).append(element('li', {}, book));
        }
        break;
    }
  }
  return drawn;
}

/** An answer as one text, the books under it included. */
export function wholeText({ text, cards }, texts) {
  const books = cards.filter((card) => card?.type === 'book').flatMap((card) => attempt(() => bookLine(card, texts)));
  return [text, ...books].join('\n');
}

/** @returns {Array} what the function makes, or nothing if it fails */
function attempt(make) {
  try {
    return [make()];
  } catch (reason) {
    console.warn('Quire: a card was left out.', reason);
    return [];
  }
}

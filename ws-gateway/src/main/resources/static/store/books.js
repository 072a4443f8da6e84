/**
 * The demo shop's stock: public-domain titles, invented prices.
 *
 * @typedef {object} Book
 * @property {string} title
 * @property {string} author
 * @property {string} price
 * @property {string} motif of the cover, see covers.js
 * @property {number} colours which of the covers' palettes
 *
 * @typedef {{name: string, blurb: string, books: Book[]}} Shelf
 */

/** @type {Shelf[]} */
export const SHELVES = [
  {
    name: 'Fiction',
    blurb: 'Novels to live in for a week',
    books: [
      book('Pride and Prejudice', 'Jane Austen', '$11.90', 'sprig', 0),
      book('Middlemarch', 'George Eliot', '$16.50', 'fields', 1),
      book('Jane Eyre', 'Charlotte Brontë', '$12.90', 'arch', 2),
      book('Great Expectations', 'Charles Dickens', '$13.50', 'rules', 3),
      book('The Age of Innocence', 'Edith Wharton', '$12.00', 'diamonds', 4),
      book('Anna Karenina', 'Leo Tolstoy', '$17.90', 'rails', 5),
    ],
  },
  {
    name: 'Mystery',
    blurb: 'For evenings with the lamp on',
    books: [
      book('The Hound of the Baskervilles', 'Arthur Conan Doyle', '$10.90', 'moon', 6),
      book('The Moonstone', 'Wilkie Collins', '$13.90', 'gem', 7),
      book('Dracula', 'Bram Stoker', '$12.50', 'stripes', 8),
      book('The Woman in White', 'Wilkie Collins', '$14.20', 'arch', 9),
      book('The Turn of the Screw', 'Henry James', '$9.50', 'spiral', 10),
      book('Carmilla', 'Sheridan Le Fanu', '$8.90', 'stars', 11),
    ],
  },
  {
    name: 'Wonder and science',
    blurb: 'Far places, strange machines',
    books: [
      book('Frankenstein', 'Mary Shelley', '$11.50', 'rays', 1),
      book('The Time Machine', 'H. G. Wells', '$9.90', 'rings', 3),
      book('Twenty Thousand Leagues Under the Seas', 'Jules Verne', '$14.90', 'waves', 6),
      book('Flatland', 'Edwin A. Abbott', '$8.50', 'shapes', 5),
      book('On the Origin of Species', 'Charles Darwin', '$15.90', 'branches', 0),
      book('The War of the Worlds', 'H. G. Wells', '$10.50', 'planet', 8),
    ],
  },
  {
    name: 'Young readers',
    blurb: 'Read aloud, then read again',
    books: [
      book('Alice’s Adventures in Wonderland', 'Lewis Carroll', '$10.90', 'checks', 7),
      book('The Secret Garden', 'Frances Hodgson Burnett', '$11.20', 'sprig', 2),
      book('Treasure Island', 'Robert Louis Stevenson', '$11.90', 'waves', 4),
      book('The Wind in the Willows', 'Kenneth Grahame', '$12.40', 'fields', 9),
      book('Anne of Green Gables', 'L. M. Montgomery', '$11.60', 'sun', 10),
      book('The Railway Children', 'E. Nesbit', '$10.20', 'rails', 11),
    ],
  },
];

/** @returns {Book | undefined} */
export function bookTitled(title) {
  return SHELVES.flatMap(({ books }) => books).find((candidate) => candidate.title === title);
}

function book(title, author, price, motif, colours) {
  return { title, author, price, motif, colours };
}

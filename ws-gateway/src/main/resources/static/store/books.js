/**
 * What stands on the demo shop's shelves: a few of the sample books, as the chat tells of them. ShopPageTest of
 * order-enricher compares.
 *
 * @typedef {object} Book
 * @property {string} title
 * @property {string} author
 * @property {number} priceCents
 *
 * @typedef {{name: string, blurb: string, books: Book[]}} Shelf
 */

/** @type {Shelf[]} */
export const SHELVES = [
  {
    name: 'Bestsellers',
    blurb: 'What everybody asks for',
    books: [
      book('Dune', 'Frank Herbert', 499),
      book('The Hobbit', 'J. R. R. Tolkien', 1699),
      book('Nineteen Eighty-Four', 'George Orwell', 1699),
      book('The Lord of the Rings', 'J. R. R. Tolkien', 1899),
      book("Harry Potter and the Philosopher's Stone", 'J. K. Rowling', 1899),
      book('Murder on the Orient Express', 'Agatha Christie', 899),
    ],
  },
  {
    name: 'Fiction',
    blurb: 'Novels to live in for a week',
    books: [
      book('Pride and Prejudice', 'Jane Austen', 2199),
      book('Middlemarch', 'George Eliot', 1299),
      book('Jane Eyre', 'Charlotte Brontë', 1699),
      book('Great Expectations', 'Charles Dickens', 1299),
      book('The Age of Innocence', 'Edith Wharton', 1299),
      book('Anna Karenina', 'Leo Tolstoy', 1499),
    ],
  },
  {
    name: 'Mystery',
    blurb: 'For evenings with the lamp on',
    books: [
      book('The Hound of the Baskervilles', 'Arthur Conan Doyle', 1399),
      book('The Moonstone', 'Wilkie Collins', 899),
      book('Dracula', 'Bram Stoker', 1099),
      book('The Woman in White', 'Wilkie Collins', 1299),
      book('The Turn of the Screw', 'Henry James', 2799),
      book('Carmilla', 'Sheridan Le Fanu', 1099),
    ],
  },
  {
    name: 'Wonder and science',
    blurb: 'Far places, strange machines',
    books: [
      book('Frankenstein', 'Mary Shelley', 799),
      book('The Time Machine', 'H. G. Wells', 999),
      book('Twenty Thousand Leagues Under the Seas', 'Jules Verne', 2799),
      book('Flatland', 'Edwin A. Abbott', 499),
      book('On the Origin of Species', 'Charles Darwin', 2799),
      book('The War of the Worlds', 'H. G. Wells', 1499),
    ],
  },
  {
    name: 'Young readers',
    blurb: 'Read aloud, then read again',
    books: [
      book("Alice's Adventures in Wonderland", 'Lewis Carroll', 2199),
      book('The Secret Garden', 'Frances Hodgson Burnett', 2799),
      book('Treasure Island', 'Robert Louis Stevenson', 1399),
      book('The Wind in the Willows', 'Kenneth Grahame', 999),
      book('Anne of Green Gables', 'L. M. Montgomery', 2199),
      book('The Railway Children', 'E. Nesbit', 699),
    ],
  },
];

/** @returns {Book | undefined} */
export function bookTitled(title) {
  return SHELVES.flatMap(({ books }) => books).find((candidate) => candidate.title === title);
}

/** @param {number} cents */
export function dollars(cents) {
  return `$${(cents / 100).toFixed(2)}`;
}

function book(title, author, priceCents) {
  return { title, author, priceCents };
}

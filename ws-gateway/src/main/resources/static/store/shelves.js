import { bookCover } from '../chat/book-cover.js';
import { element } from '../chat/dom.js';
import { bookTitled, dollars, SHELVES } from './books.js';

const search = document.querySelector('#search');
const found = document.querySelector('#found');
const nothing = document.querySelector('#nothing');

const shelves = SHELVES.map((shelf) => {
  const books = shelf.books.map((book) => ({ words: words(`${book.title} ${book.author} ${shelf.name}`), item: bookItem(book) }));
  const section = element(
    'section',
    { class: 'shelf', 'aria-label': shelf.name },
    element('div', { class: 'shelf-head' }, element('h2', {}, shelf.name), element('p', {}, shelf.blurb)),
    element('ul', { class: 'books' }, ...books.map(({ item }) => item)),
  );
  return { section, books };
});

document.querySelector('#shelves').append(...shelves.map(({ section }) => section));
document
  .querySelector('#fan')
  .append(...['Jane Eyre', 'Pride and Prejudice', 'The Time Machine'].map((title) => bookCover(bookTitled(title))));
document.querySelector('#ask').addEventListener('click', () => Quire.open());
document.querySelector('#ask-for').addEventListener('click', () => Quire.compose(`Do you have “${search.value.trim()}”?`));
search.addEventListener('input', () => filter(search.value));
search.form.addEventListener('submit', (event) => event.preventDefault());
// The order page's search box leads here.
search.value = new URLSearchParams(location.search).get('q') ?? '';
filter(search.value);

function bookItem(book) {
  return element(
    'li',
    {},
    element(
      'button',
      { class: 'book', type: 'button', onclick: () => Quire.compose(`I have a question about “${book.title}” by ${book.author}: `) },
      element('span', { class: 'jacket' }, bookCover(book)),
      element('span', { class: 'book-title' }, book.title),
      element('span', { class: 'book-author' }, book.author),
      element('span', { class: 'book-foot' }, element('span', { class: 'price' }, dollars(book.priceCents)), element('span', { class: 'ask' }, 'Ask about it')),
    ),
  );
}

function filter(query) {
  const wanted = words(query);
  let count = 0;
  for (const { section, books } of shelves) {
    const matches = books.filter((book) => {
      const matches = wanted.every((part) => book.words.some((word) => word.startsWith(part)));
      book.item.hidden = !matches;
      return matches;
    });
    section.hidden = matches.length === 0;
    count += matches.length;
  }
  document.body.classList.toggle('searching', wanted.length > 0);
  found.textContent = wanted.length === 0 ? '' : `${count} ${count === 1 ? 'book' : 'books'} found`;
  nothing.hidden = count > 0;
}

/** Lower case without accents, so that "bronte" finds Brontë. */
function words(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

import { bookCover } from '../chat/book-cover.js';
import { element } from '../chat/dom.js';
import { bookTitled, dollars } from './books.js';

/** The orders of the sample database, with what nobody but the buyer sees: the books in them. */
const ORDERS = [
  order('123456', 'Shipped', 'moving', 'Middlemarch', 'Carmilla'),
  order('234567', 'Processing', 'waiting', 'Anna Karenina'),
  order('345678', 'Out for delivery', 'moving', 'The Secret Garden', 'Treasure Island', 'Jane Eyre'),
  order('456789', 'Delivered', 'done', 'The Time Machine', 'The War of the Worlds'),
  order('567890', 'Cancelled', 'ended', 'Twenty Thousand Leagues Under the Seas'),
  order('678901', 'Returned', 'ended', 'Dracula'),
];

document.querySelector('#orders').append(...ORDERS.map(orderItem));

function orderItem({ number, status, mood, books }) {
  const total = dollars(books.reduce((sum, { priceCents }) => sum + priceCents, 0));
  return element(
    'li',
    { class: 'order' },
    element('div', { class: 'order-covers' }, ...books.map(bookCover)),
    element(
      'div',
      { class: 'order-text' },
      element('h2', {}, `Order #${number}`),
      element('p', {}, books.map(({ title }) => title).join(', ')),
      element('p', { class: 'order-total' }, `${books.length} ${books.length === 1 ? 'book' : 'books'} · ${total}`),
    ),
    element('span', { class: 'pill', 'data-mood': mood }, status),
    element(
      'button',
      { class: 'quiet-button', type: 'button', onclick: () => Quire.say(`Where is my order #${number}?`) },
      'Ask about this order',
    ),
  );
}

function order(number, status, mood, ...titles) {
  return { number, status, mood, books: titles.map(bookTitled) };
}

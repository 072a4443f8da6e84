import { element } from '../chat/dom.js';
import { bookTitled } from './books.js';
import { cover } from './covers.js';

/** The orders of the sample database, with what nobody but the buyer sees: the books in them. */
const ORDERS = [
  order('123456', 'Shipped', 'moving', '$25.40', 'Middlemarch', 'Carmilla'),
  order('234567', 'Processing', 'waiting', '$17.90', 'Anna Karenina'),
  order('345678', 'Out for delivery', 'moving', '$35.60', 'The Secret Garden', 'Treasure Island', 'Jane Eyre'),
  order('456789', 'Delivered', 'done', '$20.40', 'The Time Machine', 'The War of the Worlds'),
  order('567890', 'Cancelled', 'ended', '$14.90', 'Twenty Thousand Leagues Under the Seas'),
  order('678901', 'Returned', 'ended', '$12.50', 'Dracula'),
];


document.querySelector('#orders').append(...ORDERS.map(orderItem));

function orderItem({ number, status, mood, total, books }) {
  return element(
    'li',
    { class: 'order' },
    element('div', { class: 'order-covers' }, ...books.map(cover)),
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

function order(number, status, mood, total, ...titles) {
  return { number, status, mood, total, books: titles.map(bookTitled) };
}

import { element } from './dom.js';
import { filled } from './texts.js';

/** The line an order moves along, and how far each status has come on it. */
const USUAL_WAY = ['placed', 'shipped', 'out-for-delivery', 'delivered'];
const WAYS = {
  processing: { steps: USUAL_WAY, reached: 0 },
  shipped: { steps: USUAL_WAY, reached: 1 },
  'out-for-delivery': { steps: USUAL_WAY, reached: 2 },
  delivered: { steps: USUAL_WAY, reached: 3 },
  returned: { steps: ['placed', 'shipped', 'delivered', 'returned'], reached: 3 },
  cancelled: { steps: ['placed', 'cancelled'], reached: 1 },
};

/** Draws the facts of an order, see OrderCard in `schemas`. */
export function orderCard(card, texts) {
  const name = filled(texts.order, { number: card.orderNumber }, texts);
  return element(
    'section',
    { class: 'order', 'data-status': card.status, 'aria-label': name },
    element(
      'div',
      { class: 'order-head' },
      element('span', { class: 'order-number' }, name),
      element('span', { class: 'order-status' }, texts.orderStatus[card.status] ?? card.status),
    ),
    WAYS[card.status] && way(WAYS[card.status], texts),
    facts(card, texts),
  );
}

function way({ steps, reached }, texts) {
  const items = steps.map((step, index) => {
    const state = index < reached ? 'done' : index === reached ? 'current' : 'ahead';
    return element(
      'li',
      { 'data-state': state, 'aria-current': state === 'current' && 'step' },
      element('span', {}, texts.orderSteps[step]),
    );
  });
  return element('ol', { class: 'order-way' }, ...items);
}

function facts(card, texts) {
  const day = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const known = Object.entries(texts.orderFacts).filter(([name]) => card[name]);
  const shown = known.map(([name, label]) => {
    const value = name.endsWith('On') ? day.format(new Date(card[name])) : card[name];
    return element('div', {}, element('dt', {}, label), element('dd', {}, value));
  });
  return element('dl', { class: 'order-facts' }, ...shown);
}

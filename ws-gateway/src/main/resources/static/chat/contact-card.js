import { element } from './dom.js';
import { icon } from './icons.js';
import { mailAddress, safeHref } from './links.js';

/**
 * Word that a person takes over, with the way to reach one if the text tells it, and the conversation as a file, so that
 * nobody has to tell the story twice.
 *
 * @param {string} text of the reply
 * @param {import('./row-views.js').RowActions} actions
 */
export function contactCard(text, texts, actions) {
  const address = mailAddress(text);
  return element(
    'section',
    { class: 'contact', 'aria-label': texts.handOver },
    element('h4', {}, icon('person'), texts.handOver),
    address
      ? element('a', { class: 'mail', href: safeHref(`mailto:${address}`), target: '_blank', rel: 'noopener noreferrer' }, icon('mail'), element('bdi', {}, address))
      : element('p', {}, texts.handOverAbove),
    element('button', { type: 'button', class: 'keep-copy', onclick: () => actions.download() }, icon('download'), texts.download),
  );
}

import { wholeText } from './cards.js';
import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { clockTime } from './times.js';
import { plainText } from './written.js';

const LONGEST_COMMENT = 500;
const COPIED_FOR_MS = 2_000;

/**
 * What stands under an answer: its time, a button that copies it, thumbs, and after a thumb a field to say why.
 *
 * @param {import('./conversation.js').AnswerEntry} entry not a draft any more
 * @param {import('./row-views.js').RowActions} actions
 * @returns {{elements: HTMLElement[], update: (entry: import('./conversation.js').AnswerEntry) => void}}
 */
export function answerFoot(entry, texts, actions) {
  const thanks = element('span', { class: 'thanks', role: 'status' });
  let given;
  const comment = commentForm(texts, (text) => {
    actions.rate(entry.replyId, given, text);
    thumbs.find(({ dataset }) => dataset.rating === given).focus();
  });
  const thumbs = ['up', 'down'].map((rating) => thumb(rating, texts, () => actions.rate(entry.replyId, rating)));
  const line = element(
    'div',
    { class: 'foot', 'aria-live': 'off' },
    clockTime(entry.at, texts),
    element('span', { class: 'tools' }, copyButton(wholeText(entry, texts), texts), ...thumbs),
    thanks,
  );
  const update = ({ rating, comment: said }) => {
    thumbs.forEach((button) => button.setAttribute('aria-pressed', button.dataset.rating === rating));
    setText(thanks, rating ? texts.thanksForRating : '');
    given = rating;
    comment.hidden = rating === undefined || said !== undefined;
  };
  return { elements: [line, comment], update };
}

function thumb(rating, texts, onclick) {
  const label = rating === 'up' ? texts.helpful : texts.notHelpful;
  return element('button', { type: 'button', 'data-rating': rating, 'aria-label': label, title: label, onclick }, icon(`thumb-${rating}`));
}

/** @returns {HTMLElement | undefined} pages that came without TLS have no clipboard */
function copyButton(text, texts) {
  if (!navigator.clipboard) {
    return undefined;
  }
  const copied = () => {
    show('check', texts.copied);
    setTimeout(() => show('copy', texts.copy), COPIED_FOR_MS);
  };
  // A page in a frame may be forbidden to copy.
  const copy = () => navigator.clipboard.writeText(text).then(copied, () => (button.disabled = true));
  const button = element('button', { type: 'button', class: 'copy', onclick: copy });
  const show = (name, label) => {
    button.replaceChildren(icon(name));
    button.title = label;
    button.setAttribute('aria-label', label);
  };
  show('copy', texts.copy);
  return button;
}

function commentForm(texts, send) {
  const field = element('input', {
    type: 'text',
    maxlength: LONGEST_COMMENT,
    dir: 'auto',
    'aria-label': texts.commentLabel,
    placeholder: texts.commentLabel,
  });
  const button = element('button', { type: 'submit', 'aria-label': texts.sendComment, title: texts.sendComment }, icon('send'));
  const onsubmit = (event) => {
    event.preventDefault();
    const text = plainText(field.value);
    if (text) {
      send(text);
    }
  };
  return element('form', { class: 'comment', hidden: true, onsubmit }, field, button);
}

import { drawing } from './dom.js';

/** Strokes on a 24 by 24 field. */
const PATHS = {
  chat: 'M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 20 17h-7.5L8 21v-4H4a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 4 5.5Z M7.5 10h9 M7.5 13h5.5',
  close: 'M6 6l12 12 M18 6 6 18',
  send: 'M12 20V5 M5.5 11.5 12 5l6.5 6.5',
  down: 'M12 5v14 M5.5 12.5 12 19l6.5-6.5',
  copy: 'M9 8.5h9.5a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-9A1.5 1.5 0 0 1 9 8.5Z M4.5 15.5H4A1.5 1.5 0 0 1 2.5 14V5A1.5 1.5 0 0 1 4 3.5h9.5A1.5 1.5 0 0 1 15 5v.5',
  more: 'M12 5.5v.1 M12 12v.1 M12 18.5v.1',
  download: 'M12 4v11.5 M7 11l5 5 5-5 M4.5 20h15',
  again: 'M4.5 12a7.5 7.5 0 1 1 2.2 5.3 M4.5 20v-4.5H9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.5V12l3 2',
  alert: 'M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.8v5 M12 16v.1',
  'thumb-up': 'M7.5 11v9H5a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 5 11h2.5Z M7.5 11l4-7.5a2.6 2.6 0 0 1 2.2 2.9L13.2 9.5h5.2a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7.5',
  'thumb-down':
    'M16.5 13v-9H19a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 19 13h-2.5Z M16.5 13l-4 7.5a2.6 2.6 0 0 1-2.2-2.9l.5-3.1H5.6a2 2 0 0 1-2-2.4l1.2-6.5a2 2 0 0 1 2-1.6h9.7',
  wifi: 'M3.5 9.5a13 13 0 0 1 17 0 M7 13.3a8 8 0 0 1 10 0 M12 18v.1 M4 4l16 16',
  book: 'M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2c2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5Z M12 6.5V20',
};

/** @param {keyof PATHS} name of a drawing without a name of its own: the text beside it says what it means */
export function icon(name) {
  return drawing('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, drawing('path', { d: PATHS[name] }));
}

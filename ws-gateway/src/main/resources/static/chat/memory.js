/**
 * What outlives the page. The token, the place of the last reply shown, whether the conversation was rated and which questions
 * were tapped belong to the site (localStorage), the messages written here belong to the tab (sessionStorage), so that two tabs
 * never send the same one. What the browser does not keep lasts as long as the page.
 */
const TOKEN = 'quire.token';
const SHOWN = 'quire.shown';
const OPINION = 'quire.opinion';
const BEGINNING = 'quire.beginning';
const TAPPED = 'quire.tapped';
const OUTBOX = 'quire.outbox';
const ACCEPTED = 'quire.accepted';

export const memory = {
  /** @returns {string | undefined} */
  token: () => read(localStore, TOKEN),
  keepToken: (token) => write(localStore, TOKEN, token),

  /** Cursor of the newest reply that was shown. @returns {string | undefined} */
  shown: () => read(localStore, SHOWN),
  keepShown: (cursor) => write(localStore, SHOWN, cursor),

  /** Of the whole conversation. @returns {'asked' | 'given' | undefined} */
  opinion: () => read(localStore, OPINION),
  keepOpinion: (state) => write(localStore, OPINION, state),

  forgetSession() {
    write(localStore, OPINION, undefined);
    write(localStore, TOKEN, undefined);
    write(localStore, SHOWN, undefined);
  },

  /** Another value after each start over, whichever tab it was in. @returns {string | undefined} */
  beginning: () => read(localStore, BEGINNING),
  keepBeginning: (id) => write(localStore, BEGINNING, id),

  /** Calls back when another tab has changed something that belongs to the site. */
  onChangedElsewhere: (listener) => addEventListener('storage', listener),

  /** Ids of the messages that were suggested questions. @returns {string[]} */
  tapped: () => readList(localStore, TAPPED),
  keepTapped: (ids) => writeList(localStore, TAPPED, ids),

  /** @returns {import('./outbox.js').OutboxItem[]} */
  outbox: () => readList(tabStore, OUTBOX),
  keepOutbox: (items) => writeList(tabStore, OUTBOX, items),

  /** @returns {import('./accepted.js').AcceptedMessage[]} */
  accepted: () => readList(tabStore, ACCEPTED),
  keepAccepted: (items) => writeList(tabStore, ACCEPTED, items),
};

// Reading the property itself throws where storage is forbidden, so it happens inside the guards below.
function localStore() {
  return window.localStorage;
}

function tabStore() {
  return window.sessionStorage;
}

function readList(store, key) {
  try {
    return JSON.parse(read(store, key) ?? '[]');
  } catch {
    return [];
  }
}

function writeList(store, key, items) {
  write(store, key, items.length ? JSON.stringify(items) : undefined);
}

/** What the browser's storage, full or forbidden, did not take. */
const onlyHere = new Map();

function read(store, key) {
  if (onlyHere.has(key)) {
    return onlyHere.get(key);
  }
  try {
    return store().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(store, key, value) {
  try {
    if (value === undefined) {
      store().removeItem(key);
    } else {
      store().setItem(key, value);
    }
    onlyHere.delete(key);
  } catch {
    onlyHere.set(key, value);
  }
}

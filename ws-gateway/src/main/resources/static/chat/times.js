import { element } from './dom.js';

export function clockTime(at, texts) {
  const time = new Intl.DateTimeFormat(texts.locale, { hour: 'numeric', minute: '2-digit' });
  return element('time', { datetime: new Date(at).toISOString() }, time.format(at));
}

export function dayName(at, texts) {
  const daysAgo = Math.round((startOfDay(Date.now()) - startOfDay(at)) / 86_400_000);
  if (daysAgo === 0) {
    return texts.today;
  }
  if (daysAgo === 1) {
    return texts.yesterday;
  }
  return new Intl.DateTimeFormat(texts.locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

function startOfDay(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}

/**
 * The widget's own words. Each language is a file of plain texts in `texts/`: `{name}` is a place to fill in, an object
 * with `one`, `other` and so on holds a text per plural form of the language. What the other side says comes from the
 * server as it is.
 *
 * @typedef {typeof import('./texts/en.js').default} Texts
 */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'];
const RIGHT_TO_LEFT = ['ar'];

/**
 * @param {string} tag a language tag such as `de-AT`; English if it is none that there are texts for
 * @param {string} [own] JSON with texts that replace some of them
 * @returns {Promise<Texts & {locale: string, dir: 'ltr' | 'rtl'}>}
 */
export async function textsFor(tag, own = '{}') {
  const asked = tag.split('-')[0].toLowerCase();
  const language = LANGUAGES.find((known) => known === asked) ?? 'en';
  // Put together beforehand, or the bundle would hold all languages for every visitor.
  const file = `./texts/${language}.js`;
  const { default: texts } = await import(file);
  return {
    ...merged(texts, parsed(own)),
    locale: language === asked && isTag(tag) ? tag : language,
    dir: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
  };
}

/** @param {Record<string, string | number>} values numbers are written as the language writes them */
export function filled(text, values, { locale }) {
  return text.replace(/\{(\w+)\}/g, (place, name) => {
    const value = values[name];
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? place);
  });
}

/** The form of the text that goes with the count, with the count in place of `{n}`. */
export function counted(forms, n, texts) {
  return filled(forms[new Intl.PluralRules(texts.locale).select(n)] ?? forms.other, { n }, texts);
}

function isTag(tag) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** Texts of another name or shape than the widget's are left out. */
function merged(texts, own) {
  const entries = Object.entries(texts).map(([name, text]) => {
    const better = own?.[name];
    if (better === undefined || shapeOf(better) !== shapeOf(text)) {
      return [name, text];
    }
    return [name, shapeOf(text) === 'forms' ? { ...text, ...better } : better];
  });
  return Object.fromEntries(entries);
}

function shapeOf(text) {
  return Array.isArray(text) ? 'list' : typeof text === 'object' ? 'forms' : typeof text;
}

function parsed(own) {
  try {
    return JSON.parse(own);
  } catch (reason) {
    console.warn('Quire: data-texts is not JSON.', reason);
    return {};
  }
}

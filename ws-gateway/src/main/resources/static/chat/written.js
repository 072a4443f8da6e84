/** The gateway refuses control characters other than tab and line breaks; pasted text sometimes brings some. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/gu;

/** What a visitor wrote into a field, as the gateway takes it. */
export function plainText(value) {
  return value.replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '').toWellFormed().trim();
}

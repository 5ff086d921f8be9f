import { i18n } from '../i18n.js';

/** A language tag that nobody speaks; plurals and numbers are as in English. */
const PSEUDO = 'en-XA';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'àƀçđéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÀƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';
const ACCENTS = new Map([...PLAIN].map((letter, index) => [letter, ACCENTED[index] ?? letter]));

/** Placeholders of a string: variables and tags. */
const NOT_WORDS = /(\{\{.*?\}\}|<.*?>)/;

/** A string in brackets and with accents, variables and tags unchanged: `[Ĥí {{name}}]`. */
export function accent(text: string): string {
  const parts = text.split(NOT_WORDS);
  const words = (part: string) => [...part].map((letter) => ACCENTS.get(letter) ?? letter).join('');
  return `[${parts.map((part, index) => (index % 2 === 0 ? words(part) : part)).join('')}]`;
}

function accentAll(strings: unknown): unknown {
  if (typeof strings === 'string') return accent(strings);
  const entries = Object.entries(strings as object);
  return Object.fromEntries(entries.map(([key, value]) => [key, accentAll(value)]));
}

/** Includes parts that a page loads when it first renders. */
const CATALOGUES = import.meta.glob(['../*.ts', '!../*.test.ts']);

/** Puts accents into every catalogue; returns a function that undoes it. */
export async function speakWithAccents(): Promise<() => Promise<void>> {
  await Promise.all(Object.values(CATALOGUES).map((load) => load()));
  for (const [name, strings] of Object.entries(i18n.getDataByLanguage('en') ?? {}))
    i18n.addResourceBundle(PSEUDO, name, accentAll(strings));
  await i18n.changeLanguage(PSEUDO);
  return async () => void (await i18n.changeLanguage('en'));
}

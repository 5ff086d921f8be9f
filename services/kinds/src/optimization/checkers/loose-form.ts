import { BLANKS } from './comparison.js';

// What people put around or between right values: invisible characters, odd blanks, separators, brackets, quotes.
const DRESSING = /[\p{Cc}\p{Cf}\p{Z},;:"'`()[\]{}|]+/gu;
const NUMBER = /^[+-]?\d+(?:\.\d*)?$/;

/**
 * The values of an answer without its form: lower case, without punctuation around them, numbers without leading
 * zeros, plus sign and zero decimals. Two answers that agree here and not under the checker differ in form only.
 */
export function looseForm(text: string): string {
  const words = text.replace(DRESSING, ' ').toLowerCase().split(BLANKS);
  return words
    .filter((word) => word !== '')
    .map(looseWord)
    .join(' ');
}

function looseWord(word: string): string {
  if (word.length > 100 || !NUMBER.test(word)) return word;
  const negative = word.startsWith('-');
  const [whole = '', decimals = ''] = word.replace(/^[+-]/, '').split('.');
  const head = whole.replace(/^0+(?=\d)/, '');
  const tail = decimals.replace(/0+$/, '');
  const value = tail === '' ? head : `${head}.${tail}`;
  return negative && value !== '0' ? `-${value}` : value;
}

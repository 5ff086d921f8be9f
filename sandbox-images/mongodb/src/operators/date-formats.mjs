import { dayOfYear, isoDayOf, isoWeekOf, sundayWeekOf } from './weeks.mjs';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const MONTH_NAMES = MONTHS.map((name) => name.slice(0, 3)).concat(MONTHS);

const padded = (number, digits) => String(number).padStart(digits, '0');

/** `+0530` of 330 minutes. */
function zoneText(minutes) {
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(whole / 60), 2)}${padded(whole % 60, 2)}`;
}

/** What stands for each letter: of a date in its zone and of the minutes that the zone is ahead. */
const WRITTEN = new Map([
  ['%', () => '%'],
  ['Y', (date) => padded(date.getUTCFullYear(), 4)],
  ['G', (date) => padded(isoWeekOf(date).year, 4)],
  ['m', (date) => padded(date.getUTCMonth() + 1, 2)],
  ['b', (date) => MONTHS[date.getUTCMonth()].slice(0, 3)],
  ['B', (date) => MONTHS[date.getUTCMonth()]],
  ['d', (date) => padded(date.getUTCDate(), 2)],
  ['j', (date) => padded(dayOfYear(date), 3)],
  ['U', (date) => padded(sundayWeekOf(date), 2)],
  ['V', (date) => padded(isoWeekOf(date).week, 2)],
  ['w', (date) => String(date.getUTCDay() + 1)],
  ['u', (date) => String(isoDayOf(date))],
  ['H', (date) => padded(date.getUTCHours(), 2)],
  ['M', (date) => padded(date.getUTCMinutes(), 2)],
  ['S', (date) => padded(date.getUTCSeconds(), 2)],
  ['L', (date) => padded(date.getUTCMilliseconds(), 3)],
  ['z', (_, minutes) => zoneText(minutes)],
  ['Z', (_, minutes) => String(minutes)],
]);

/** @param {string} format @param {Date} date in its zone @param {number} minutes that the zone is ahead */
export function writeDate(format, date, minutes) {
  return format.replaceAll(/%(.?)/gs, (written, letter) => {
    const write = WRITTEN.get(letter);
    if (write === undefined) throw new Error(`${written} is no part of a date's format`);
    return write(date, minutes);
  });
}

function readZone(text) {
  if (text.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [text.slice(1, 3), text.slice(-2)].map(Number);
  return (text.startsWith('-') ? -1 : 1) * (60 * hours + minutes);
}

/** No month's name comes to 0. */
const readMonth = (text) =>
  (MONTH_NAMES.findIndex((name) => name.toLowerCase() === text.toLowerCase()) % 12) + 1;

/** For each letter the part that it tells, how it may be written and what it comes to. */
const READ = new Map([
  ['Y', ['year', '\\d{4}', Number]],
  ['G', ['isoWeekYear', '\\d{4}', Number]],
  ['m', ['month', '\\d{1,2}', Number]],
  ['b', ['month', '[A-Za-z]{3}', readMonth]],
  ['B', ['month', '[A-Za-z]{3,9}', readMonth]],
  ['d', ['day', '\\d{1,2}', Number]],
  ['j', ['dayOfYear', '\\d{1,3}', Number]],
  ['V', ['isoWeek', '\\d{1,2}', Number]],
  ['u', ['isoDayOfWeek', '\\d', Number]],
  ['H', ['hour', '\\d{1,2}', Number]],
  ['M', ['minute', '\\d{1,2}', Number]],
  ['S', ['second', '\\d{1,2}', Number]],
  ['L', ['millisecond', '\\d{3}', Number]],
  ['z', ['ahead', '[+-]\\d\\d:?\\d\\d|[Zz]', readZone]],
  ['Z', ['ahead', '[+-]\\d{1,3}', Number]],
]);

/**
 * The parts that a text tells, by name; undefined if it is not written as the format says. `ahead` are the minutes of a
 * zone.
 *
 * @param {string} format
 * @param {string} text
 * @returns {Record<string, number> | undefined}
 */
export function readParts(format, text) {
  const told = [];
  const pattern = format.replaceAll(/%(.?)|[^\p{L}\p{N}\s]/gsu, (written, letter) => {
    if (letter === undefined || letter === '%')
      return `\\u{${(letter ?? written).codePointAt(0).toString(16)}}`;
    const part = READ.get(letter);
    if (part === undefined) throw new Error(`$dateFromString: ${written} is no part of a format`);
    told.push(part);
    return `(${part[1]})`;
  });
  const found = new RegExp(`^${pattern}$`, 'u').exec(text);
  if (found === null) return undefined;
  return Object.fromEntries(told.map(([name, , read], place) => [name, read(found[place + 1])]));
}

import { dateOfIsoWeek, midnight } from './weeks.mjs';

const NATURAL = ['year', 'month', 'day'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];

/**
 * A date of the parts of a calendar or of ISO 8601's weeks. What is beyond its range leads into the next day, month or
 * year, as MongoDB has it.
 *
 * @param {Record<string, unknown>} parts
 */
export function dateOfParts(parts) {
  const has = (name) => Object.hasOwn(parts, name);
  const unknown = Object.keys(parts).find((name) => ![...NATURAL, ...ISO, ...TIME].includes(name));
  if (unknown !== undefined) throw new Error(`a date has no part ${unknown}`);
  const [natural, iso] = [NATURAL.some(has), ISO.some(has)];
  if (natural && iso) throw new Error('parts of a calendar and of ISO weeks do not go together');
  const [yearName, monthName, dayName] = iso ? ISO : NATURAL;
  if (!has(yearName)) throw new Error(`there is no ${yearName}`);
  const number = (name, usual) => (has(name) ? wholeNumber(name, parts[name]) : usual);
  const year = number(yearName);
  if (year < 1 || year > 9999) throw new Error(`${yearName} must be from 1 to 9999`);
  const date = (iso ? dateOfIsoWeek : midnight)(year, number(monthName, 1), number(dayName, 1));
  date.setUTCHours(...TIME.map((name) => number(name, 0)));
  return date;
}

function wholeNumber(name, value) {
  if (!Number.isInteger(value)) throw new Error(`${name} must be a whole number`);
  return value;
}

const RANGES = new Map([
  ['month', [1, 12]],
  ['day', [1, 31]],
  ['dayOfYear', [1, 366]],
  ['isoWeek', [1, 53]],
  ['isoDayOfWeek', [1, 7]],
  ['hour', [0, 23]],
  ['minute', [0, 59]],
  ['second', [0, 59]],
]);

/**
 * A date of parts that were read of a text: of a calendar all of them, none beyond its range, and a day that there is.
 *
 * @param {Record<string, number>} parts
 */
export function dateOfText(parts) {
  for (const [name, value] of Object.entries(parts)) {
    const [least, most] = RANGES.get(name) ?? [-Infinity, Infinity];
    if (value < least || value > most) throw new Error(`${name} must be from ${least} to ${most}`);
  }
  const { dayOfYear, ...others } = parts;
  const told = dayOfYear === undefined ? others : { ...others, month: 1, day: dayOfYear };
  const absent = ISO.some((name) => Object.hasOwn(told, name))
    ? undefined
    : NATURAL.find((name) => !Object.hasOwn(told, name));
  if (absent !== undefined) throw new Error(`there is no ${absent}`);
  const date = dateOfParts(told);
  if (dayOfYear === undefined && told.day !== undefined && date.getUTCDate() !== told.day)
    throw new Error(`month ${told.month} has no day ${told.day}`);
  return date;
}

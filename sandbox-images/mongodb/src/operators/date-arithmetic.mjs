import { namedArgumentsOf } from './arguments.mjs';

const DAY = 86_400_000;
const MONTHS = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);
const SPANS = new Map([
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
]);
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Days and more are counted as a zone's calendar has them, hours and less as they pass. */
const isOfCalendar = (unit) => MONTHS.has(unit) || SPANS.get(unit) >= DAY;

/** Operators that count in units of time. */
export function createArithmetic(zones, { $dateTrunc }) {
  return {
    $dateAdd: moving('$dateAdd', 1, zones),
    $dateSubtract: moving('$dateSubtract', -1, zones),
    $dateDiff: difference(zones),
    $dateTrunc: (document, spec, options) => {
      const given = namedArgumentsOf(document, spec, options);
      if (given === undefined) return null;
      const { timezone = 'UTC', ...others } = given;
      const literal = Object.entries({ ...others, date: zones.local('$dateTrunc', given, options) }).map(
        ([name, value]) => [name, { $literal: value }],
      );
      return zones.universal($dateTrunc({}, Object.fromEntries(literal), options), timezone, options);
    },
  };
}

const moving = (name, sign, zones) => (document, spec, options) => {
  const given = namedArgumentsOf(document, spec, options);
  if (given === undefined) return null;
  const { startDate: date, unit, amount, timezone = 'UTC' } = given;
  if (!Number.isInteger(amount)) throw new Error(`${name} needs a whole number as amount`);
  if (!isOfCalendar(unit)) return moved(zones.local(name, { date }, options), unit, sign * amount);
  const start = zones.local(name, { date, timezone }, options);
  return zones.universal(moved(start, unit, sign * amount), timezone, options);
};

function moved(date, unit, amount) {
  const months = MONTHS.get(unit);
  if (months !== undefined) return addMonths(date, months * amount);
  return new Date(date.getTime() + spanOf(unit) * amount);
}

/** A day of a month that is too short becomes its last. */
function addMonths(date, months) {
  const first = new Date(date);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), days));
  return first;
}

/** How many times a unit begins between two dates. */
const difference = (zones) => (document, spec, options) => {
  const given = namedArgumentsOf(document, spec, options);
  if (given === undefined) return null;
  const { startDate, endDate, unit, timezone, startOfWeek = 'sun' } = given;
  const zone = timezone === undefined || !isOfCalendar(unit) ? {} : { timezone };
  const [start, end] = [startDate, endDate].map((date) =>
    unitOf(zones.local('$dateDiff', { date, ...zone }, options), unit, startOfWeek),
  );
  return end - start;
};

/** The number of the unit that a date is in. */
function unitOf(date, unit, startOfWeek) {
  const months = MONTHS.get(unit);
  if (months !== undefined) return Math.floor((12 * date.getUTCFullYear() + date.getUTCMonth()) / months);
  if (unit !== 'week') return Math.floor(date.getTime() / spanOf(unit));
  const weekday = WEEKDAYS.indexOf(String(startOfWeek).toLowerCase().slice(0, 3));
  if (weekday === -1) throw new Error(`there is no day ${String(startOfWeek)} of a week`);
  // The first of January 1970 is a Thursday.
  return Math.floor((Math.floor(date.getTime() / DAY) + 3 - weekday) / 7);
}

function spanOf(unit) {
  const span = SPANS.get(unit);
  if (span === undefined) throw new Error(`there is no unit ${String(unit)} of time`);
  return span;
}

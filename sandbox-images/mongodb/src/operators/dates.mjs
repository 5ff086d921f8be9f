import core from 'mingo/core';

import { namedArgumentsOf } from './arguments.mjs';
import { toDate } from './conversions.mjs';
import { createArithmetic } from './date-arithmetic.mjs';
import { readParts, writeDate } from './date-formats.mjs';
import { dateOfParts, dateOfText } from './date-parts.mjs';
import { dayOfYear, isoDayOf, isoWeekOf, sundayWeekOf } from './weeks.mjs';
import { createZones, isUtc } from './zones.mjs';

const MINUTE = 60_000;
const WITH_ZONE = /(?:Z|\d\d:\d\d.*[+-]\d\d:?\d\d)$/;

const PARTS = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $week: sundayWeekOf,
  $dayOfYear: dayOfYear,
  $dayOfMonth: (date) => date.getUTCDate(),
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $isoWeekYear: (date) => isoWeekOf(date).year,
  $isoWeek: (date) => isoWeekOf(date).week,
  $isoDayOfWeek: isoDayOf,
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
};
const NATURAL = ['year', 'month', 'dayOfMonth'];
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'];
const TIME = ['hour', 'minute', 'second', 'millisecond'];

/** Operators of dates, with weeks, formats and what is nothing as MongoDB defines them. */
export function createDates(library) {
  const zones = createZones(library);
  return {
    ...Object.fromEntries(Object.entries(PARTS).map(([name, take]) => [name, createPart(zones, name, take)])),
    ...createParts(zones),
    ...createFormats(zones),
    ...createArithmetic(zones, library),
  };
}

/** An operator whose argument is a date, or a date and a zone. */
const createPart = (zones, name, take) => (document, spec, options) => {
  const asked = Array.isArray(spec) && spec.length === 1 ? spec[0] : spec;
  const named = Object.hasOwn(Object(asked), 'date') ? asked : { date: asked };
  const given = namedArgumentsOf(document, named, options);
  return given === undefined ? null : take(zones.local(name, given, options));
};

const createParts = (zones) => ({
  $dateToParts: (document, spec, options) => {
    const given = namedArgumentsOf(document, spec, options);
    if (given === undefined) return null;
    const date = zones.local('$dateToParts', given, options);
    const names = [...(given.iso8601 === true ? ISO : NATURAL), ...TIME];
    return Object.fromEntries(
      names.map((name) => [name === 'dayOfMonth' ? 'day' : name, PARTS[`$${name}`](date)]),
    );
  },
  $dateFromParts: (document, spec, options) => {
    const given = namedArgumentsOf(document, spec, options);
    if (given === undefined) return null;
    const { timezone = 'UTC', ...parts } = given;
    return zones.universal(dateOfParts(parts), timezone, options);
  },
});

const createFormats = (zones) => ({
  $dateToString: (document, { onNull = null, ...spec }, options) => {
    const given = namedArgumentsOf(document, spec, options);
    if (given === undefined) return core.evalExpr(document, onNull, options);
    const date = zones.local('$dateToString', given, options);
    const format = given.format ?? `%Y-%m-%dT%H:%M:%S.%L${isUtc(given.timezone ?? 'UTC') ? 'Z' : ''}`;
    if (typeof format !== 'string') throw new Error('$dateToString needs a string as format');
    return writeDate(format, date, (date.getTime() - given.date.getTime()) / MINUTE);
  },
  $dateFromString: (document, { onNull = null, onError, ...spec }, options) => {
    const given = namedArgumentsOf(document, spec, options);
    if (given === undefined) return core.evalExpr(document, onNull, options);
    try {
      const { called, ahead } = readDate(given);
      if (ahead === undefined) return zones.universal(called, given.timezone ?? 'UTC', options);
      if (given.timezone !== undefined) throw new Error('$dateFromString: the text has a zone of its own');
      return new Date(called.getTime() - ahead * MINUTE);
    } catch (error) {
      if (onError === undefined) throw error;
      return core.evalExpr(document, onError, options);
    }
  },
});

/** The date that a text tells, and how many minutes ahead its zone is if it has one. */
function readDate({ dateString: text, format }) {
  if (typeof text !== 'string') throw new Error('$dateFromString needs a string');
  if (format === undefined) return { called: toDate(text), ahead: WITH_ZONE.test(text) ? 0 : undefined };
  if (typeof format !== 'string') throw new Error('$dateFromString needs a string as format');
  const read = readParts(format, text);
  if (read === undefined)
    throw new Error(`$dateFromString: ${JSON.stringify(text)} is not written as ${format}`);
  const { ahead, ...parts } = read;
  return { called: dateOfText(parts), ahead };
}

import core from 'mingo/core';

import { isNothing } from './arguments.mjs';
import { toDate } from './conversions.mjs';
import { readParts, writeDate } from './date-formats.mjs';
import { dateOfParts, dateOfText } from './date-parts.mjs';
import { dayOfYear, isoDayOf, isoWeekOf, sundayWeekOf } from './weeks.mjs';

const MINUTE = 60_000;
const UTC = new Set(['UTC', 'GMT', 'Z']);
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

/** The library knows how far a zone is ahead. */
function createZones({ $dateToParts }) {
  /** What a date is called in a zone, as if it were UTC. */
  const local = (date, zone, options) => {
    if (UTC.has(zone)) return date;
    const { year, month, day, hour, minute, second, millisecond } = $dateToParts(
      {},
      { date, timezone: { $literal: zone } },
      options,
    );
    const called = new Date(0);
    called.setUTCFullYear(year, month - 1, day);
    called.setUTCHours(hour, minute, second, millisecond);
    return called;
  };
  /** The date that is called so in a zone; around a change of clocks what it was before is not what it is. */
  const universal = (called, zone, options) => {
    const ahead = (date) => local(date, zone, options).getTime() - date.getTime();
    const near = new Date(called.getTime() - ahead(called));
    return new Date(called.getTime() - ahead(near));
  };
  return { local, universal };
}

/** Operators of dates, with weeks, formats and what is nothing as MongoDB defines them. */
export function createDates(library) {
  const zones = createZones(library);

  /** The values of an operator's arguments by name; undefined if one that was given is nothing. */
  const argumentsOf = (document, spec, options) => {
    const values = Object.entries(spec).map(([name, each]) => [name, core.evalExpr(document, each, options)]);
    return values.some(([, value]) => isNothing(value)) ? undefined : Object.fromEntries(values);
  };
  const local = (name, { date, timezone = 'UTC' }, options) => {
    if (!(date instanceof Date)) throw new Error(`${name} needs a date`);
    return zones.local(date, timezone, options);
  };
  const partOf = ([name, take]) => [
    name,
    (document, spec, options) => {
      const asked = Array.isArray(spec) && spec.length === 1 ? spec[0] : spec;
      const given = argumentsOf(
        document,
        Object.hasOwn(Object(asked), 'date') ? asked : { date: asked },
        options,
      );
      return given === undefined ? null : take(local(name, given, options));
    },
  ];
  const or = (document, expression, options) =>
    expression === undefined ? null : core.evalExpr(document, expression, options);

  const read = ({ dateString, format, timezone }, options) => {
    if (typeof dateString !== 'string') throw new Error('$dateFromString needs a string');
    const { ahead, ...parts } = format === undefined ? {} : (readParts(format, dateString) ?? unlike(dateString, format));
    const hasZone = format === undefined ? WITH_ZONE.test(dateString) : ahead !== undefined;
    if (hasZone && timezone !== undefined) throw new Error('$dateFromString: the text has a zone of its own');
    const date = format === undefined ? toDate(dateString) : dateOfText(parts);
    if (ahead !== undefined) return new Date(date.getTime() - ahead * MINUTE);
    return zones.universal(date, timezone ?? 'UTC', options);
  };

  return {
    ...Object.fromEntries(Object.entries(PARTS).map(partOf)),
    $dateToParts: (document, spec, options) => {
      const given = argumentsOf(document, spec, options);
      if (given === undefined) return null;
      const date = local('$dateToParts', given, options);
      const names = [...(given.iso8601 === true ? ISO : NATURAL), ...TIME];
      return Object.fromEntries(
        names.map((name) => [name === 'dayOfMonth' ? 'day' : name, PARTS[`$${name}`](date)]),
      );
    },
    $dateFromParts: (document, spec, options) => {
      const given = argumentsOf(document, spec, options);
      if (given === undefined) return null;
      const { timezone = 'UTC', ...parts } = given;
      return zones.universal(dateOfParts(parts), timezone, options);
    },
    $dateToString: (document, { onNull, ...spec }, options) => {
      const given = argumentsOf(document, spec, options);
      if (given === undefined) return or(document, onNull, options);
      const date = local('$dateToString', given, options);
      const isUtc = UTC.has(given.timezone ?? 'UTC');
      const format = given.format ?? `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`;
      return writeDate(format, date, (date.getTime() - given.date.getTime()) / MINUTE);
    },
    $dateFromString: (document, { onNull, onError, ...spec }, options) => {
      const given = argumentsOf(document, spec, options);
      if (given === undefined) return or(document, onNull, options);
      try {
        return read(given, options);
      } catch (error) {
        if (onError === undefined) throw error;
        return core.evalExpr(document, onError, options);
      }
    },
  };
}

function unlike(text, format) {
  throw new Error(`$dateFromString: ${JSON.stringify(text)} is not written as ${format}`);
}

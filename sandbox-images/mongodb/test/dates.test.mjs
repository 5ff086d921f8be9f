import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';

import { ask, compute } from './ask.mjs';

const at = (text) => ({ $date: text });
const failed = (answer) => equal(answer?.end, 'failed', JSON.stringify(answer));
const DAY = 86_400_000;
const padded = (number) => String(number).padStart(2, '0');

/** All days of 1999 to 2040 with their weeks, counted day by day instead of computed. */
function* countedDays() {
  const week = { isoYear: 1998, iso: 52, monday: '' };
  let sunday = 0;
  for (let time = Date.UTC(1998, 11, 28); ; time += DAY) {
    const date = new Date(time);
    const [day, text] = [date.getUTCDay(), date.toISOString().slice(0, 10)];
    if (date.getUTCFullYear() > 2040) return;
    if (day === 1) {
      week.iso += 1;
      week.monday = text;
      const isFirst = [0, 1, 2, 3, 4, 5, 6].some((later) =>
        new Date(time + later * DAY).toISOString().slice(5).startsWith('01-04'),
      );
      if (isFirst) Object.assign(week, { iso: 1, isoYear: new Date(time + 6 * DAY).getUTCFullYear() });
    }
    if (text.endsWith('01-01')) sunday = 0;
    if (day === 0) sunday += 1;
    if (date.getUTCFullYear() > 1998) yield { ...week, text, sunday, isoDay: day === 0 ? 7 : day };
  }
}

const WEEKS = [
  {
    $set: {
      year: { $isoWeekYear: '$d' },
      week: { $isoWeek: '$d' },
      day: { $isoDayOfWeek: '$d' },
      sunday: { $week: '$d' },
      written: { $dateToString: { date: '$d', format: '%G-W%V-%u' } },
      inYear: { $dateToString: { date: '$d', format: '%U' } },
      monday: { $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 'monday' } },
    },
  },
  {
    $set: {
      made: { $dateFromParts: { isoWeekYear: '$year', isoWeek: '$week', isoDayOfWeek: '$day' } },
      read: { $dateFromString: { dateString: '$written', format: '%G-W%V-%u' } },
      parts: { $dateToParts: { date: '$d', iso8601: true } },
    },
  },
];

test('weeks of every day of 1999 to 2040, and the days of these weeks', () => {
  const days = [...countedDays()];
  equal(days.length, 15_341);
  for (let from = 0; from < days.length; from += 1000) {
    const some = days.slice(from, from + 1000);
    const documents = some.map(({ text }) => ({ _id: text, d: at(`${text}T23:59:59.999Z`) }));
    const wanted = some.map(({ text, isoYear, iso, isoDay, sunday, monday }) => ({
      _id: `t${text}`,
      d: `d${text} 23:59:59.999`,
      year: `i${isoYear}`,
      week: `i${iso}`,
      day: `i${isoDay}`,
      sunday: `i${sunday}`,
      written: `t${isoYear}-W${padded(iso)}-${isoDay}`,
      inYear: `t${padded(sunday)}`,
      monday: `d${monday} 00:00:00.000`,
      made: `d${text} 00:00:00.000`,
      read: `d${text} 00:00:00.000`,
      parts: `j{"isoWeekYear":${isoYear},"isoWeek":${iso},"isoDayOfWeek":${isoDay},"hour":23,"minute":59,"second":59,"millisecond":999}`,
    }));
    deepEqual(ask(documents, WEEKS), wanted);
  }
});

test('weeks around New Year', () => {
  const of = (text, expression) => compute(expression, { d: at(`${text}T12:00:00Z`) });
  equal(of('2016-01-01', { $isoWeekYear: '$d' }), 'i2015');
  equal(of('2016-01-01', { $week: '$d' }), 'i0');
  equal(of('2027-01-02', { $dateToString: { date: '$d', format: '%G-%V, not %Y' } }), 't2026-53, not 2027');
  equal(of('2024-12-30', { $isoWeekYear: ['$d'] }), 'i2025');
  const late = { date: at('2026-12-31T22:30:00Z'), timezone: '+02:00' };
  equal(compute({ $year: late }), 'i2027');
  equal(compute({ $isoWeekYear: { ...late, timezone: 'Europe/Berlin' } }), 'i2026');
});

test('parts beyond their ranges lead into the next days, weeks and years', () => {
  const made = (parts) => compute({ $dateFromParts: parts });
  equal(made({ isoWeekYear: 2026 }), 'd2025-12-29 00:00:00.000');
  equal(made({ isoWeekYear: 2026, isoWeek: 54, hour: 24 }), 'd2027-01-05 00:00:00.000');
  equal(made({ isoWeekYear: 2026, isoWeek: 0, isoDayOfWeek: 0 }), 'd2025-12-21 00:00:00.000');
  equal(made({ year: 2017, month: 14, day: 1, hour: 12 }), 'd2018-02-01 12:00:00.000');
  equal(made({ year: 2026, month: 2, day: 31 }), 'd2026-03-03 00:00:00.000');
  equal(made({ year: 2026, month: 7, timezone: 'Europe/Berlin' }), 'd2026-06-30 22:00:00.000');
  equal(made({ year: 2026, month: null }), null);
  failed(made({ year: 2026, isoWeek: 1 }));
  failed(made({ isoWeek: 1 }));
  failed(made({ isoWeekYear: 2026, isoWeek: 1.5 }));
  failed(made({ year: 10_000 }));
  failed(made({ year: 2026, moth: 1 }));
});

test('what is nothing has no parts', () => {
  for (const name of ['$year', '$week', '$isoWeek', '$isoWeekYear', '$dayOfYear', '$hour']) {
    equal(compute({ [name]: '$nothing' }), null);
    equal(compute({ [name]: { date: null } }), null);
    failed(compute({ [name]: 'a text' }));
  }
  equal(compute({ $dateToParts: { date: null } }), null);
  equal(compute({ $dateToString: { date: null, onNull: 'none' } }), 'tnone');
  equal(compute({ $dateToString: { date: null } }), null);
});

test('dates are written as a format says', () => {
  const written = (format, timezone) =>
    compute({ $dateToString: { date: at('2026-03-01T23:30:05.007Z'), format, timezone } });
  equal(written('%Y-%m-%dT%H:%M:%S.%L', 'UTC'), 't2026-03-01T23:30:05.007');
  equal(written('%b %B %j %w %u %%', 'UTC'), 'tMar March 060 1 7 %');
  equal(written('%d %H:%M %z %Z', '+05:30'), 't02 05:00 +0530 330');
  equal(written('%H:%M %z %Z', '-03:30'), 't20:00 -0330 -210');
  failed(written('%q', 'UTC'));
  failed(written(5, 'UTC'));
  failed(written('100 %', 'UTC'));
  equal(
    compute({ $dateToString: { date: at('2026-03-01T23:30:00Z'), timezone: 'Europe/Berlin' } }),
    't2026-03-02T00:30:00.000',
  );
});

test('dates are read as a format says, or not at all', () => {
  const read = (dateString, format, more) => compute({ $dateFromString: { dateString, format, ...more } });
  equal(read('06-15-2018', '%m-%d-%Y'), 'd2018-06-15 00:00:00.000');
  equal(read('28 feb 2018, 7h', '%d %b %Y, %Hh'), 'd2018-02-28 07:00:00.000');
  equal(read('2018.060', '%Y.%j'), 'd2018-03-01 00:00:00.000');
  equal(read('2018-06-15 10:00 +0530', '%Y-%m-%d %H:%M %z'), 'd2018-06-15 04:30:00.000');
  equal(read('2018-06-15', '%Y-%m-%d', { timezone: 'America/New_York' }), 'd2018-06-15 04:00:00.000');
  equal(read('2015', '%G'), 'd2014-12-29 00:00:00.000');
  for (const [text, format] of [
    ...[
      ['2018-06', '%Y-%m'],
      ['30 Feb 2018', '%d %b %Y'],
      ['1 Foo 2018', '%d %b %Y'],
      ['06-15', '%Y-%m'],
    ],
    ...[
      ['2018-13-01', '%Y-%m-%d'],
      ['2018x06-15', '%Y.%m-%d'],
      ['2018-06-15 ', '%Y-%m-%d'],
    ],
    ...[
      ['2018 2018-1', '%Y %G-%V'],
      ['53-1', '%V-%u'],
      ['2018-54-1', '%G-%V-%u'],
      ['2018-01-8', '%G-%V-%u'],
    ],
  ]) {
    failed(read(text, format));
    equal(read(text, format, { onError: 'none' }), 'tnone');
  }
  equal(read(null, '%Y', { onNull: 'none' }), 'tnone');
  failed(read('2018-06-15', '%U'));
});

test('without a format a date is read as ISO 8601 has it', () => {
  const read = (dateString, more) => compute({ $dateFromString: { dateString, ...more } });
  equal(read('2017-02-08'), 'd2017-02-08 00:00:00.000');
  equal(read('2017-02-08T12:10:40+01:00'), 'd2017-02-08 11:10:40.000');
  equal(read('2017-02-08T12:10:40.787', { timezone: 'America/New_York' }), 'd2017-02-08 17:10:40.787');
  failed(read('2017-02-08T12:10:40Z', { timezone: 'America/New_York' }));
  failed(read('yesterday'));
});

test('units begin as the calendar of a zone has them', () => {
  const date = at('2026-03-29T22:30:00Z');
  const truncated = (unit, timezone, more) => compute({ $dateTrunc: { date, unit, timezone, ...more } });
  equal(truncated('day', 'UTC'), 'd2026-03-29 00:00:00.000');
  // The clocks went forward that morning, and it is Monday there already.
  equal(truncated('day', 'Europe/Berlin'), 'd2026-03-29 22:00:00.000');
  equal(truncated('month', 'Europe/Berlin'), 'd2026-02-28 23:00:00.000');
  equal(truncated('week', '+05:30', { startOfWeek: 'Monday' }), 'd2026-03-29 18:30:00.000');
  equal(truncated('hour', '+05:30'), 'd2026-03-29 22:30:00.000');
  equal(truncated('day', null), null);
  failed(truncated('fortnight', 'UTC'));
});

test('dates move in days of a zone, and in hours that pass', () => {
  const startDate = at('2026-03-28T12:00:00Z');
  const moved = (unit, amount, timezone) => compute({ $dateAdd: { startDate, unit, amount, timezone } });
  equal(moved('day', 1, 'Europe/Berlin'), 'd2026-03-29 11:00:00.000');
  equal(moved('hour', 24, 'Europe/Berlin'), 'd2026-03-29 12:00:00.000');
  equal(moved('week', 1), 'd2026-04-04 12:00:00.000');
  equal(moved('month', -1, 'UTC'), 'd2026-02-28 12:00:00.000');
  equal(compute({ $dateSubtract: { startDate, unit: 'day', amount: 28 } }), 'd2026-02-28 12:00:00.000');
  equal(moved('day', null), null);
  failed(moved('day', 1.5));
  failed(moved('fortnight', 1));
});

test('differences count how often a unit begins', () => {
  const between = (from, to, unit, more) =>
    compute({ $dateDiff: { startDate: at(from), endDate: at(to), unit, ...more } });
  const seconds = ['2026-03-01T00:00:00.100Z', '2026-03-01T00:00:00.900Z'];
  equal(between(...seconds, 'second'), 'i0');
  equal(between(...seconds, 'millisecond'), 'i800');
  const sunday = ['2026-02-28T12:00:00Z', '2026-03-01T01:00:00Z'];
  equal(between(...sunday, 'week'), 'i1');
  equal(between(...sunday, 'week', { startOfWeek: 'monday' }), 'i0');
  equal(between(...sunday, 'day', { timezone: '-02:00' }), 'i0');
  equal(between(...sunday, 'month'), 'i1');
  equal(between(...sunday, 'hour'), 'i13');
  equal(between(...sunday.toReversed(), 'quarter'), 'i0');
  equal(between('2026-01-01T00:00:00Z', '2024-12-31T23:59:59Z', 'year'), 'i-2');
  equal(compute({ $dateDiff: { startDate: null, endDate: at(sunday[0]), unit: 'day' } }), null);
  failed(between(...sunday, 'week', { startOfWeek: 'someday' }));
  failed(between(...sunday, 'fortnight'));
});

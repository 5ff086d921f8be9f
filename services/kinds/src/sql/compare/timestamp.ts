const MOMENT = /^(\d{4,})-(\d\d)-(\d\d)(?: (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::00)?)?)?( BC)?$/;

/**
 * One spelling for a date or timestamp from a session in UTC with ISO output: with microseconds, a date as its midnight.
 * `infinity` and anything unknown are returned unchanged.
 */
export function canonicalTimestamp(text: string): string {
  const match = MOMENT.exec(text);
  if (match === null) return text;
  const [, year = '', month = '', day = '', time = '00:00:00', fraction = '', era = ''] = match;
  return `${year}-${month}-${day} ${time}.${fraction.padEnd(6, '0')}${era}`;
}

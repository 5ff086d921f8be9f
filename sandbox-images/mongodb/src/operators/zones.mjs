const UTC = new Set(['UTC', 'GMT', 'Z']);

export const isUtc = (/** @type {unknown} */ zone) => UTC.has(zone);

/** Dates as they are called in zones. The library knows how far a zone is ahead. */
export function createZones({ $dateToParts }) {
  /** What a date is called in a zone, as if it were UTC. */
  const local = (date, zone, options) => {
    if (isUtc(zone)) return date;
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
  /** The date that is called so in a zone. How far ahead a zone is may differ between a guess and the date itself. */
  const universal = (called, zone, options) => {
    const ahead = (date) => local(date, zone, options).getTime() - date.getTime();
    const near = new Date(called.getTime() - ahead(called));
    return new Date(called.getTime() - ahead(near));
  };
  return {
    universal,
    /** Of an operator's arguments. */
    local: (name, { date, timezone = 'UTC' }, options) => {
      if (!(date instanceof Date)) throw new Error(`${name} needs a date`);
      return local(date, timezone, options);
    },
  };
}

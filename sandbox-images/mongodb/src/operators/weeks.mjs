/** From 1, a Monday, to 7. @param {Date} date */
export const isoDayOf = (date) => date.getUTCDay() || 7;

/** From 1 to 366. @param {Date} date */
export function dayOfYear(date) {
  const first = new Date(date);
  first.setUTCMonth(0, 1);
  return Math.round((date.getTime() - first.getTime()) / 86_400_000) + 1;
}

/** The year and the week of ISO 8601: a week, from Monday on, belongs to the year of its Thursday. @param {Date} date */
export function isoWeekOf(date) {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - isoDayOf(date));
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

/** Weeks begin on Sunday; the days before a year's first Sunday are its week 0. @param {Date} date */
export const sundayWeekOf = (date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/**
 * The month's day of a day of an ISO week. Numbers beyond a week or a year lead into the next ones.
 *
 * @param {number} year
 * @param {number} week
 * @param {number} day
 */
export function dateOfIsoWeek(year, week, day) {
  // The fourth of January is in the first week of every year.
  const date = midnight(year, 1, 4);
  date.setUTCDate(4 - isoDayOf(date) + 7 * (week - 1) + day);
  return date;
}

/** @param {number} year @param {number} month @param {number} day */
export function midnight(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

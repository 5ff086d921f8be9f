/**
 * Tests that fail now and then for an unknown reason. Each still runs; its failure is counted as skipped in
 * the last line of a run. Nothing stays here for longer than a month.
 */

/** `{ test: 'path of the file: full name of the test', since: 'YYYY-MM-DD', reason }` */
export const QUARANTINE = [];

const LONGEST_DAYS = 30;
const DAY_MS = 86_400_000;

/** Entries older than a month: each counts as a failure. */
export const overdue = (quarantine, now) =>
  quarantine.filter(({ since }) => now - new Date(since) > LONGEST_DAYS * DAY_MS);

/** Whether a test of a file, by its path from the root, is in quarantine. */
export const isQuarantined = (quarantine, file, fullName) =>
  quarantine.some(({ test }) => test === `${file}: ${fullName}`);

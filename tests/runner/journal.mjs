/**
 * The journal of a whole `npm run test:all`: a line of JSON for everything that ends, written at once, so that an
 * interrupted run can continue. `run` begins one, `begin` a step, `file` and `step` record how one ended, `alive` that
 * time passes, `changed` that sources were changed meanwhile.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A line that was cut off by a crash of the machine does not count. */
function parseLine(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** The entries of a journal, oldest first; empty where there is none. */
export function readJournal(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Appends to a journal; starts on a new line, because the last one may have been cut off. */
export function writeJournal(file, now = () => new Date()) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return (entry) => appendFileSync(file, `\n${JSON.stringify({ ...entry, at: now().toISOString() })}`);
}

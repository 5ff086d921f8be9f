/**
 * The journal of a whole `npm run test:all`: a line of JSON for everything that ends, written at once, so that a run that
 * is cut off can go on. `run` begins one, `begin` a step, `file` and `step` say how one ended, `alive` that time passes,
 * `changed` that sources were changed meanwhile.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A line that was cut off by the end of the machine is no line. */
function parseLine(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** What a journal says, oldest first; nothing where there is none. */
export function readJournal(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Appends to a journal; begins with a new line, because the last one may have been cut off. */
export function writeJournal(file, now = () => new Date()) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return (entry) => appendFileSync(file, `\n${JSON.stringify({ ...entry, at: now().toISOString() })}`);
}

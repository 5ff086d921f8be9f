import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** The result of one solution or challenge. */
const settledSchema = z.object({
  what: z.string(),
  /** What the result depends on; see `settledKey`. */
  key: z.string(),
  passed: z.boolean(),
  /** When, in ISO 8601. */
  at: z.string(),
  /** Further data of its writer. */
  detail: z.unknown().optional(),
});
type Settled = z.infer<typeof settledSchema>;

/** Results of one solution or challenge with the same key. */
interface Known {
  readonly passed: Settled | undefined;
  /** Its first failure. */
  readonly failed: Settled | undefined;
}

/** A file of results, with a line of JSON for each, so that interrupted work can go on. */
export interface SettledBook {
  find(what: string, key: string): Known;
  note(settled: Omit<Settled, 'at'>): void;
}

/** Opens a book, an empty one if there is no file yet. Later writes of other processes are not seen. */
export function openSettledBook(file: string, now: () => Date = () => new Date()): SettledBook {
  const entries = readEntries(file);
  return {
    find: (what, key) => {
      const own = entries.filter((entry) => entry.what === what && entry.key === key);
      return { passed: own.find(({ passed }) => passed), failed: own.find(({ passed }) => !passed) };
    },
    note: (settled) => {
      mkdirSync(dirname(file), { recursive: true });
      // The last line may have been cut off: start a new one.
      appendFileSync(file, `\n${JSON.stringify({ ...settled, at: now().toISOString() })}`);
    },
  };
}

function readEntries(file: string): Settled[] {
  return readText(file).split('\n').flatMap(parseEntry);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Ignores a line that was cut off or has another format. */
function parseEntry(line: string): Settled[] {
  try {
    return [settledSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** How one solution or challenge came out. */
const settledSchema = z.object({
  what: z.string(),
  /** What decided it; see `settledKey`. */
  key: z.string(),
  passed: z.boolean(),
  /** When, in ISO 8601. */
  at: z.string(),
  /** What else its writer keeps. */
  detail: z.unknown().optional(),
});
type Settled = z.infer<typeof settledSchema>;

/** What is known of one solution or challenge with the same key. */
interface Known {
  readonly passed: Settled | undefined;
  /** Its first failure. */
  readonly failed: Settled | undefined;
}

/** A file of what was settled, with a line of JSON for each, so that work that is cut off can go on. */
export interface SettledBook {
  find(what: string, key: string): Known;
  note(settled: Omit<Settled, 'at'>): void;
}

/** Opens a book, an empty one where there is no file yet. What other processes write later is not seen. */
export function openSettledBook(file: string, now: () => Date = () => new Date()): SettledBook {
  const entries = readEntries(file);
  return {
    find: (what, key) => {
      const own = entries.filter((entry) => entry.what === what && entry.key === key);
      return { passed: own.find(({ passed }) => passed), failed: own.find(({ passed }) => !passed) };
    },
    note: (settled) => {
      mkdirSync(dirname(file), { recursive: true });
      // The last line may have been cut off: this one begins anew.
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

/** A line that was cut off, or is none of ours, says nothing. */
function parseEntry(line: string): Settled[] {
  try {
    return [settledSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

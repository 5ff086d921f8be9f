import { forgetChoices, listChoices, readChoice, writeChoice } from '../../app/remembered-choice.js';
import { jotSchema, type Jot } from './draft-records.js';
import type { DraftContent } from './local-draft.js';

const PREFIX = 'hone-jot:';

/** A jot as it was written; undefined for anything else. */
function readJot(key: string): Jot | undefined {
  try {
    const parsed = jotSchema.safeParse(JSON.parse(readChoice(key) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Texts of closing pages, in the only synchronous storage. `name` is that of a record. */
export function createJots(tab: string) {
  const own = (name: string) => `${PREFIX}${name}:${tab}`;
  const keysOf = (name: string) => listChoices().filter((key) => key.startsWith(`${PREFIX}${name}:`));
  return {
    note(name: string, seen: string | null, content: DraftContent): void {
      writeChoice(own(name), JSON.stringify({ tab, seen, content } satisfies Jot));
    },
    drop: (name: string) => forgetChoices((key) => key === own(name)),
    dropAll: (name: string) => forgetChoices((key) => key.startsWith(`${PREFIX}${name}:`)),
    /** Passes what any tab noted for a record to `absorb`; forgets it once `absorb` is done. */
    async takeIn(name: string, absorb: (jot: Jot) => Promise<void>): Promise<void> {
      for (const key of keysOf(name)) {
        const jot = readJot(key);
        if (jot !== undefined) await absorb(jot);
        forgetChoices((candidate) => candidate === key);
      }
    },
    /** Records with notes, by the prefix of their names. */
    listNames(start: string): string[] {
      const keys = listChoices().filter((key) => key.startsWith(`${PREFIX}${start}`));
      return [...new Set(keys.map((key) => key.slice(PREFIX.length, key.lastIndexOf(':'))))];
    },
  };
}

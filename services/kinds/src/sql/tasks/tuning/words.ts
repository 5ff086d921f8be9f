import type { WorkCount } from '@hone/contracts';
import type { SqlDefinition } from '../../definition.js';

type Unit = WorkCount['unit'];

/** The words for an engine's work. */
export interface WorkWords {
  readonly reads: {
    /** `Your query reads 12 blocks`. */
    readonly verb: string;
    readonly noun: string;
    readonly name: string;
    readonly unit: Unit;
  };
  readonly writes: readonly { readonly name: string; readonly unit: Unit }[];
}

const WORDS: Partial<Record<SqlDefinition['engine'], WorkWords>> = {
  postgresql: {
    reads: { verb: 'reads', noun: 'blocks', name: 'blocks read', unit: 'blocks' },
    writes: [
      { name: 'blocks touched by writes', unit: 'blocks' },
      { name: 'bytes written to the log', unit: 'bytes' },
    ],
  },
  mariadb: {
    reads: { verb: 'makes', noun: 'handler reads', name: 'handler reads', unit: 'reads' },
    writes: [{ name: 'index entries written', unit: 'entries' }],
  },
  sqlite: {
    reads: { verb: 'takes', noun: 'steps', name: 'steps', unit: 'steps' },
    writes: [{ name: 'steps of the writes', unit: 'steps' }],
  },
};

/** The words of an engine that has tuning tasks. */
export function wordsOf({ engine }: Pick<SqlDefinition, 'engine'>): WorkWords {
  const words = WORDS[engine];
  if (words === undefined) throw new Error(`engine ${engine} has no tuning tasks`);
  return words;
}

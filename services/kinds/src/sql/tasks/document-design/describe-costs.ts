import type { WorkCount } from '@hone/contracts';
import { nothingFrom, shareOfCounts } from '../../work/slope.js';
import type { DesignRules } from './definition.js';
import type { Cost, Played } from './outcome.js';

const KIBIBYTE = 1024;

type Unit = keyof Cost;

/** Counts of a question. The examined documents matter; the number of returned ones is fixed by the question. */
const OF_READS: readonly (readonly [Unit, string])[] = [
  ['examined', 'documents or index entries looked at'],
  ['sorted', 'documents sorted without an index'],
  ['documents', 'documents answered'],
];
const OF_WRITES: readonly (readonly [Unit, string])[] = [
  ['documents', 'documents written'],
  ['examined', 'documents or index entries looked at'],
  ['entries', 'index entries written'],
];
const UNITS: Readonly<Record<Unit, WorkCount['unit']>> = {
  examined: 'documents',
  sorted: 'documents',
  documents: 'documents',
  entries: 'entries',
  commands: 'documents',
  bytes: 'bytes',
};

export interface CostFinding {
  readonly text: string;
  readonly counts: readonly WorkCount[];
}

export const readCost = (path: string, own: Played, reference: Played, rules: DesignRules): CostFinding =>
  costOf(
    OF_READS,
    `One question of ${path}, where it costs most`,
    [own.reads[path], reference.reads[path]],
    rules,
  );

export const writeCost = (event: string, own: Played, reference: Played, rules: DesignRules): CostFinding =>
  costOf(OF_WRITES, `One ${event}, where it costs most`, [own.writes[event], reference.writes[event]], rules);

function costOf(
  counted: readonly (readonly [Unit, string])[],
  subject: string,
  [own, reference]: readonly [Cost | undefined, Cost | undefined],
  { times, spare }: DesignRules,
): CostFinding {
  if (own === undefined || reference === undefined) throw new Error(`nothing was counted: ${subject}`);
  // The starter of a design stores nothing, so its counts cannot define where the points end.
  const counts = counted.map(([unit, name]) => {
    const most = Math.floor(reference[unit] * times) + spare;
    const end = nothingFrom(most, undefined);
    const both = { submission: own[unit], reference: reference[unit] };
    return { name, unit: UNITS[unit], ...both, most, nothingFrom: end };
  });
  const parts = counts.map(({ name, submission, most }) => `${name}: ${submission}, limit ${most}`);
  const right = shareOfCounts(counts) < 1 ? 'Right, but it costs too much. ' : '';
  return {
    text: `${right}${subject}. ${parts.join('; ')}. The limit is ${times} times the reference’s figure and ${spare} more; points fall from there to none at ten times the limit.`,
    counts,
  };
}

/** The largest document of all collections at any time. */
export function largestDocument(own: Played, reference: Played, { bounds }: DesignRules): CostFinding {
  const most = bounds.documentKiB * KIBIBYTE;
  const found = largestBy(own, 'bytes');
  return {
    text: `The largest document, in ${found.collection}, came to ${found.bytes} bytes. Up to ${most} pass, however much happens to one customer or order.`,
    counts: [
      {
        name: `largest document (${found.collection})`,
        unit: 'bytes',
        submission: found.bytes,
        reference: largestBy(reference, 'bytes').bytes,
        most,
      },
    ],
  };
}

export function longestArray(own: Played, reference: Played, { bounds }: DesignRules): CostFinding {
  const found = largestBy(own, 'array');
  const name = found.path === '' ? found.collection : `${found.collection}.${found.path}`;
  return {
    text: `The longest array, ${name}, came to ${found.array} elements. Up to ${bounds.array} pass.`,
    counts: [
      {
        name: `longest array (${name})`.slice(0, 400),
        unit: 'elements',
        submission: found.array,
        reference: largestBy(reference, 'array').array,
        most: bounds.array,
      },
    ],
  };
}

function largestBy({ largest }: Played, unit: 'bytes' | 'array'): Played['largest'][number] {
  const none = { collection: 'none', bytes: 0, array: 0, path: '' };
  return largest.reduce((one, other) => (other[unit] > one[unit] ? other : one), none);
}

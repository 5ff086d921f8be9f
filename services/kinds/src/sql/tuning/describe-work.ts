import type { PlanStep, WorkCount } from '@hone/contracts';
import type { Cell } from '../compare/result-set.js';
import type { TuningDefinition } from './definition.js';
import type { WorkWords } from './words.js';
import type { CountedRun, Work } from './work.js';

/** What was counted for a check; it passes when no count is above its most. */
export interface Finding {
  readonly text: string;
  readonly counts: readonly WorkCount[];
  readonly plans?: { readonly own: readonly PlanStep[]; readonly reference: readonly PlanStep[] };
}

/** The work of a submission, beside the reference's. */
export interface Pair {
  readonly own: Work;
  readonly reference: Work;
}

const whole = new Intl.NumberFormat('en');
const KIBIBYTE = 1024;
const VALUE_CHARACTERS = 40;

/** What was read for each list of values; the plans are those where the submission does worst. */
export function describeReads(
  { own, reference }: Pair,
  tuning: TuningDefinition,
  parameters: readonly string[],
  { reads: words }: WorkWords,
): Finding {
  const pairs = own.runs.map((run, place) => {
    const theirs = reference.runs[place];
    if (theirs === undefined) throw new Error('the reference was counted less often');
    const values = valuesText(parameters, tuning.arguments[place] ?? []);
    return { run, theirs, values, ratio: run.reads / Math.max(1, theirs.reads) };
  });
  const worst = pairs.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const counts = pairs.map(({ run, theirs, values }) => ({
    name: `${words.name}${values}`,
    unit: words.unit,
    submission: run.reads,
    reference: theirs.reads,
    most: mostOf(theirs.reads, tuning.blocks),
  }));
  const plans = { own: worst.run.plan, reference: worst.theirs.plan };
  return { text: readsText(worst, tuning.blocks, words), counts, plans };
}

function readsText(
  { run, theirs, values }: { run: CountedRun; theirs: CountedRun; values: string },
  times: number,
  { verb, noun }: WorkWords['reads'],
): string {
  const most = mostOf(theirs.reads, times);
  return `Your query ${verb} ${whole.format(run.reads)} ${noun}${values}, the reference ${whole.format(theirs.reads)}. Up to ${times} times as many, ${whole.format(most)}, pass.`;
}

export function describeScans({ runs }: Work, { noSequentialScan }: TuningDefinition): Finding {
  const scanned = new Set(runs.flatMap((run) => run.scanned));
  const broken = noSequentialScan.filter((table) => scanned.has(table));
  const text =
    broken.length === 0
      ? `None of ${noSequentialScan.join(', ')} is read from one end to the other.`
      : `Read from one end to the other: ${broken.join(', ')}.`;
  const counts = noSequentialScan.map((table) => ({
    name: `${table} read from end to end`,
    unit: 'scans' as const,
    submission: scanned.has(table) ? 1 : 0,
    most: 0,
  }));
  return { text, counts };
}

export function describeIndexes({ own, reference }: Pair, { budget }: TuningDefinition): Finding {
  const { count, bytes } = own.indexes;
  const size = `${whole.format(Math.ceil(bytes / KIBIBYTE))} KiB`;
  return {
    text: `Your indexes: ${count}, together ${size}. Up to ${budget.count} and ${whole.format(budget.kibibytes)} KiB pass.`,
    counts: [
      {
        name: 'indexes',
        unit: 'indexes',
        submission: count,
        reference: reference.indexes.count,
        most: budget.count,
      },
      {
        name: 'size of the indexes',
        unit: 'bytes',
        submission: bytes,
        reference: reference.indexes.bytes,
        most: budget.kibibytes * KIBIBYTE,
      },
    ],
  };
}

export function describeWrites(
  { own, reference }: Pair,
  { writes }: TuningDefinition,
  words: WorkWords,
): Finding {
  const times = writes?.most ?? 1;
  const counts = words.writes.map(({ name, unit }, place) => ({
    name,
    unit,
    submission: own.writes[place] ?? 0,
    reference: reference.writes[place] ?? 0,
    most: mostOf(reference.writes[place] ?? 0, times),
  }));
  const parts = counts.map(({ name, submission, reference: theirs }) => {
    return `${name}: ${whole.format(submission)}, with the reference's indexes ${whole.format(theirs)}`;
  });
  return {
    text: `The application's writes with your indexes. ${parts.join('; ')}. Up to ${times} times as many pass.`,
    counts,
  };
}

const mostOf = (reference: number, times: number): number => Math.floor(reference * times);

/** ` with customer = '4711'`, or nothing. */
export function valuesText(parameters: readonly string[], values: readonly Cell[]): string {
  if (parameters.length === 0) return '';
  const parts = parameters.map((name, place) => {
    const value = values[place] ?? null;
    return `${name} = ${value === null ? 'NULL' : `'${value.slice(0, VALUE_CHARACTERS)}'`}`;
  });
  return ` with ${parts.join(', ')}`;
}

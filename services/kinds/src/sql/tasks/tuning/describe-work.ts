import type { PlanStep, WorkCount } from '@hone/contracts';
import type { Cell } from '../../compare/result-set.js';
import type { TuningDefinition } from './definition.js';
import { nothingFrom, shareOfCount } from '../../work/slope.js';
import type { WorkWords } from './words.js';
import type { CountedRun, Work } from '../../work/work.js';

/** The counts of a check; it passes if no count exceeds its limit. */
export interface Finding {
  readonly text: string;
  readonly counts: readonly WorkCount[];
  readonly plans?: { readonly own: readonly PlanStep[]; readonly reference: readonly PlanStep[] };
}

/** The work of a submission, of the reference, and of the starter if it could be counted. */
export interface Pair {
  readonly own: Work;
  readonly reference: Work;
  readonly starter?: Work | undefined;
}

const whole = new Intl.NumberFormat('en');
const KIBIBYTE = 1024;
const VALUE_CHARACTERS = 40;

/** Reads for each list of values; text and plans are those of the submission's worst list. */
export function describeReads(
  { own, reference, starter }: Pair,
  tuning: TuningDefinition,
  parameters: readonly string[],
  { reads: words }: WorkWords,
): Finding {
  const pairs = own.runs.map((run, place): CountedPair => {
    const theirs = reference.runs[place];
    if (theirs === undefined) throw new Error('the reference was counted less often');
    const values = valuesText(parameters, tuning.arguments[place] ?? []);
    const most = mostOf(theirs.reads, tuning.blocks);
    const count: WorkCount = {
      name: `${words.name}${values}`,
      unit: words.unit,
      submission: run.reads,
      reference: theirs.reads,
      most,
      nothingFrom: nothingFrom(most, starter?.runs[place]?.reads),
    };
    return { run, theirs, values, count };
  });
  const worst = pairs.reduce((one, other) => (isWorse(other, one) ? other : one));
  const plans = { own: worst.run.plan, reference: worst.theirs.plan };
  return { text: readsText(worst, tuning.blocks, words), counts: pairs.map(({ count }) => count), plans };
}

interface CountedPair {
  readonly run: CountedRun;
  readonly theirs: CountedRun;
  readonly values: string;
  readonly count: WorkCount;
}

/** Compares by points, then relative to the reference. */
function isWorse(one: CountedPair, other: CountedPair): boolean {
  const [mine, others] = [shareOfCount(one.count), shareOfCount(other.count)];
  const ratio = ({ run, theirs }: CountedPair): number => run.reads / Math.max(1, theirs.reads);
  return mine === others ? ratio(one) > ratio(other) : mine < others;
}

function readsText(
  { run, theirs, values, count }: CountedPair,
  times: number,
  { verb, noun }: WorkWords['reads'],
): string {
  const limit = `${times} times the reference’s ${whole.format(theirs.reads)}`;
  if (run.reads <= count.most)
    return `Your query ${verb} ${whole.format(run.reads)} ${noun}${values}; limit ${whole.format(count.most)} (${limit}).`;
  return `Right, but it ${verb} ${whole.format(run.reads)} ${noun}${values}; limit ${whole.format(count.most)} (${limit}). Points fall from the limit to none at ${whole.format(count.nothingFrom ?? count.most)}.`;
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
  { own, reference, starter }: Pair,
  { writes }: TuningDefinition,
  words: WorkWords,
): Finding {
  const times = writes?.most ?? 1;
  const counts = words.writes.map(({ name, unit }, place) => {
    const theirs = reference.writes[place] ?? 0;
    const most = mostOf(theirs, times);
    const end = nothingFrom(most, starter?.writes[place]);
    return { name, unit, submission: own.writes[place] ?? 0, reference: theirs, most, nothingFrom: end };
  });
  const parts = counts.map(({ name, submission, most }) => {
    return `${name}: ${whole.format(submission)}, limit ${whole.format(most)}`;
  });
  return {
    text: `The application’s writes with your indexes. ${parts.join('; ')}. The limit is ${times} times what they cost with the reference’s indexes.`,
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

import type { Check, Manifest, SpeedEvidence } from '@hone/contracts';
import type { KindEvent } from '@hone/contracts/kind';
import {
  definition,
  gradeScripted,
  manifest,
  packageFiles,
  packageOf,
  rightAnswer,
  type Program,
  type Script,
} from '../scripted-session.fixture.js';

const START_MS = 5;
export const wordsOf = (stdin: string): number => stdin.split(' ').length;

/** Right, with the given cost above start-up; costs of successive runs differ a little. */
export function costing(costMs: (n: number, run: number) => number, wobble = 0.004): Program {
  let run = 0;
  return (stdin, args) => {
    run += 1;
    const cpuMs = START_MS + costMs(wordsOf(stdin), run) * (1 + wobble * ((run * 7) % 5));
    return { ...rightAnswer(stdin, args), usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1000 } };
  };
}
export const linear = (factor: number) => costing((n) => 0.102 * factor * n);
export const square = (factor = 1) => costing((n) => 0.0001 * factor * n ** 2);

/** The same program, which also burns CPU beside its work. */
export const burning =
  (program: Program, extraMs: (n: number) => number): Program =>
  (stdin, args) => {
    const outcome = program(stdin, args);
    const cpuMs = (outcome.usage?.cpuMs ?? 0) + extraMs(wordsOf(stdin));
    return { ...outcome, usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1000 } };
  };

const groups: Manifest['groups'] = [
  { id: 'correct', title: 'Correctness', weight: 40, aggregate: 'all' },
  { id: 'speed', title: 'Speed', weight: 60, aggregate: 'sum', requires: ['correct'] },
];

/** Measures on inputs of 1000 words: the reference costs 102 ms, a naive program is stopped at 20 times that. */
export function measured(script: Script = {}, changes: Partial<typeof definition> = {}) {
  const pack = packageOf(
    { ...packageFiles, 'solutions/slow/naive-python/main.py': 'NAIVE SOURCE' },
    { ...manifest, groups, limits: { ...manifest.limits, cpuMs: 60_000 } },
  );
  return gradeScripted({
    reference: linear(1),
    baseline: square(100),
    ...script,
    session: {
      package: pack,
      definition: {
        ...definition,
        families: definition.families.filter(({ group }) => group === 'correct'),
        baseline: { python: 'solutions/slow/naive-python' },
        speed: { family: 'random', sizes: { python: 1000 } },
        ...changes,
      },
      ...script.session,
    },
  });
}

export async function speedOf(script: Script, changes: Partial<typeof definition> = {}) {
  const graded = await measured(script, changes);
  const check = graded.result.checks.find(({ id }) => id === 'speed');
  if (check === undefined) throw new Error('speed was not checked');
  return { ...graded, check };
}

/** Progress messages for a waiting learner. */
export const progressIn = (events: readonly KindEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'grading.log' ? event.data.text : []));

export function evidenceOf({ evidence }: Check): SpeedEvidence {
  if (evidence?.type !== 'speed') throw new Error(`the evidence is ${JSON.stringify(evidence)}`);
  return evidence;
}

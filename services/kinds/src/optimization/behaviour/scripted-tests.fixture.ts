import { PassThrough } from 'node:stream';
import type { JudgeRemark } from '@hone/contracts/kind';
import type { Box, BoxSpec, ProgramOutcome, RunningProgram, StartRequest } from '@hone/contracts/sandbox';
import { manifestSchema } from '@hone/contracts';
import type { OptimizationDefinition } from '../definition.js';
import {
  definition,
  gradeScripted,
  manifest,
  outcomeOf,
  packageFiles,
  packageOf,
} from '../scripted-session.fixture.js';
import { PRINT_FEEDBACK } from '../validator/feedback.js';

/** The decision of a scripted test. */
export interface ScriptedTest {
  /** 42 accepts, 43 rejects. */
  readonly exitCode: number;
  /** Its teammessage.txt. */
  readonly message?: string;
  /** Its judgemessage.txt. */
  readonly remark?: string;
  /** How the learner's program ends in it. */
  readonly program?: Partial<ProgramOutcome>;
}

export const repairDefinition: OptimizationDefinition = {
  ...definition,
  shape: 'repair',
  families: [],
  secret: undefined,
  behaviour: { python: 'tests/behaviour/python', javascript: 'tests/behaviour/javascript' },
};

export const repairManifest = manifestSchema.parse({
  ...manifest,
  submit: ['src/**'],
  groups: [
    { id: 'correct', title: 'Behaviour', weight: 0, aggregate: 'all' },
    { id: 'speed', title: 'Speed', weight: 100, aggregate: 'sum', requires: ['correct'] },
  ],
});

export const repairFiles: Readonly<Record<string, string>> = {
  ...packageFiles,
  'starter/python/src/store.py': 'STORE',
  'starter/javascript/main.js': 'STARTER',
  'starter/javascript/src/store.js': 'STORE',
  'tests/behaviour/python/keeps-order.py': '"""Keeps the order"""\n',
  'tests/behaviour/python/rounds.py': 'print()\n',
  'tests/behaviour/python/_shared.py': 'print()\n',
  'tests/behaviour/javascript/rounds.js': '// Rounds\n',
};

/**
 * Grades a Python submission whose behaviour tests are scripted by name, and reports what happened in the boxes. `remarks`
 * collects messages to the author.
 */
export async function gradeRepair(tests: Readonly<Record<string, ScriptedTest>>, remarks?: JudgeRemark[]) {
  const boxes: { spec: BoxSpec; files: Map<string, string>; starts: number; closed: boolean }[] = [];
  const open = (spec: BoxSpec): Promise<Box> => {
    const seen = { spec, files: new Map<string, string>(), starts: 0, closed: false };
    boxes.push(seen);
    return Promise.resolve(scriptedBox(seen, tests, () => talking(boxes, tests)));
  };
  const graded = await gradeScripted({
    session: {
      open,
      definition: repairDefinition,
      package: packageOf(repairFiles, repairManifest),
      ...(remarks !== undefined && { onRemark: (remark: JudgeRemark) => void remarks.push(remark) }),
    },
  });
  return { ...graded, boxes };
}

type Seen = { spec: BoxSpec; files: Map<string, string>; starts: number; closed: boolean; entry?: string };

const testOf = (entry: string | undefined, tests: Readonly<Record<string, ScriptedTest>>): ScriptedTest =>
  tests[entry?.replace(/\.py$/, '') ?? ''] ?? { exitCode: 42 };

/** The running test: the last one that was started and is still open. */
function talking(boxes: readonly Seen[], tests: Readonly<Record<string, ScriptedTest>>): ScriptedTest {
  const now = boxes.filter(({ spec, starts, closed }) => spec.trust === 'trusted' && starts > 0 && !closed);
  return testOf(now.at(-1)?.entry, tests);
}

function scriptedBox(
  seen: Seen,
  tests: Readonly<Record<string, ScriptedTest>>,
  now: () => ScriptedTest,
): Box {
  const own = (): ScriptedTest => testOf(seen.entry, tests);
  return {
    id: 'box',
    runtime: seen.spec.runtime,
    image: 'sha256:scripted',
    settleMs: 0,
    put: (files) => {
      for (const { path, content } of files) seen.files.set(path, new TextDecoder().decode(content));
      return Promise.resolve();
    },
    compile: (entry) => {
      seen.entry = entry;
      return Promise.resolve({ ok: true, output: '' });
    },
    run: ({ stdin }) => {
      const numbers = new TextDecoder().decode(stdin).split(' ').map(Number);
      return Promise.resolve(outcomeOf({ stdout: String(numbers.reduce((sum, each) => sum + each, 0)) }));
    },
    start: (request) => {
      seen.starts += 1;
      return Promise.resolve(startedProgram(seen, request, own, now));
    },
    connect: () => Promise.reject(new Error('nothing listens in a scripted box')),
    listen: () => Promise.reject(new Error('a scripted box has no ports')),
    pause: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    usage: () => Promise.resolve({ cpuMs: 0, memoryBytes: 0 }),
    close: () => {
      seen.closed = true;
      return Promise.resolve();
    },
  };
}

function startedProgram(
  { spec }: Seen,
  { argv }: StartRequest,
  own: () => ScriptedTest,
  now: () => ScriptedTest,
): RunningProgram {
  if (spec.trust === 'candidate') return ended('', now().program ?? {});
  if (argv === undefined) return ended('', { status: 'runtime-error', exitCode: own().exitCode });
  const { message, remark } = own();
  const file = (name: string, text: string | undefined) =>
    text === undefined ? '' : `${name} ${Buffer.byteLength(text)}\n${text}\n`;
  const feedback = `${file('judgemessage.txt', remark)}${file('teammessage.txt', message)}`;
  return ended(argv === PRINT_FEEDBACK ? feedback : '', {});
}

function ended(printed: string, ending: Partial<ProgramOutcome>): RunningProgram {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.resume();
  stdout.end(printed);
  stderr.end();
  const { stdout: _out, stderr: _err, ...outcome } = outcomeOf({});
  return {
    pid: 1,
    stdin,
    stdout,
    stderr,
    signal: () => undefined,
    exited: Promise.resolve({ ...outcome, ...ending }),
  };
}

import { manifestSchema, type Manifest } from '@hone/contracts';
import type { ChallengePackage, GradingSession, KindEvent, KindResult } from '@hone/contracts/kind';
import type { Box, BoxSpec, ReservedCore, RunOutcome, RunRequest } from '@hone/contracts/sandbox';
import { optimizationDefinitionSchema, type OptimizationDefinition } from './definition.js';
import { gradeOptimization } from './grade.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** A program of a scripted box, as a function of arguments and standard input. */
export type Program = (
  stdin: string,
  args: readonly string[],
) => Partial<Omit<RunOutcome, 'stdout'>> & { stdout?: string };

/** The task of the scripted challenge: the sum of the numbers of the input. */
export const rightAnswer: Program = (stdin) => ({
  stdout: String(stdin.split(' ').reduce((sum, word) => sum + Number(word), 0)),
});

export const manifest: Manifest = manifestSchema.parse({
  format: 'hone/1',
  slug: 'sums',
  title: 'Sums',
  kind: 'optimization',
  summary: 'Adds numbers up.',
  difficulty: 1,
  minutes: 5,
  skills: ['optimization'],
  languages: ['python', 'javascript'],
  submit: ['main.*'],
  limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 64, outputKiB: 4, processes: 8 },
  groups: [
    { id: 'correct', title: 'Correctness', weight: 40, aggregate: 'all' },
    { id: 'scale', title: 'Scale', weight: 60, aggregate: 'sum', requires: ['correct'] },
  ],
  grading: {},
});

export const definition: OptimizationDefinition = optimizationDefinitionSchema.parse({
  checker: { type: 'tokens' },
  secret: 'tests/secret',
  generator: { path: 'tests/generate.py', language: 'python' },
  families: [
    { id: 'tiny', group: 'correct', sizes: [1, 2, 3] },
    { id: 'random', group: 'correct', sizes: [5] },
    { id: 'large', family: 'random', group: 'scale', sizes: [1000] },
    { id: 'larger', family: 'random', group: 'scale', sizes: [2000] },
  ],
  reference: { javascript: 'solutions/accepted/sum-js', python: 'solutions/accepted/sum-python' },
});

export const packageFiles: Readonly<Record<string, string>> = {
  'tests/samples/1-two-numbers.in': '1 2',
  'tests/samples/1-two-numbers.ans': '3\n',
  'tests/samples/1-two-numbers.md': 'One and two.\n',
  'tests/samples/2.in': '7',
  'tests/samples/2.ans': '7\n',
  'tests/secret/a.in': '1000 1',
  'tests/secret/a.ans': '1001\n',
  'tests/generate.py': 'GENERATOR SOURCE',
  'starter/python/main.py': 'STARTER',
  'solutions/accepted/sum-python/main.py': 'REFERENCE SOURCE',
  'solutions/accepted/sum-js/main.js': 'OTHER REFERENCE SOURCE',
};

export function packageOf(
  files: Readonly<Record<string, string>> = packageFiles,
  own = manifest,
): ChallengePackage {
  const entries = Object.entries(files).map(([path, text]) => [path, encode(text)] as const);
  return { slug: own.slug, digest: 'digest', manifest: own, files: new Map(entries) };
}

export interface Script {
  readonly candidate?: Program;
  readonly generator?: Program;
  readonly reference?: Program;
  readonly baseline?: Program;
  readonly compiles?: boolean;
  readonly settleMs?: number;
  readonly session?: Partial<GradingSession<OptimizationDefinition>>;
}

/** The result of a scripted grading, and the record of its boxes. */
export interface Graded {
  readonly events: readonly KindEvent[];
  readonly result: KindResult;
  readonly opened: readonly BoxSpec[];
  /** Paths and contents put into the learner's box. */
  readonly candidateFiles: ReadonlyMap<string, string>;
  readonly candidateInputs: readonly string[];
  /** Arguments of each run of the generator. */
  readonly generated: readonly (readonly string[])[];
}

/** Numbers that depend on size and seed. */
export const generate: Program = (_stdin, [, size = '0', seed = '0']) => ({
  stdout: Array.from({ length: Number(size) }, (_, index) => Number(seed.slice(-3)) + index).join(' '),
});

/** Grades with boxes whose programs are functions, chosen by the files put into the box. */
export async function gradeScripted(script: Script = {}): Promise<Graded> {
  const { open, ...seen } = openScripted(script);
  const { events, result } = await drain(gradeOptimization(sessionOf(open, script.session)));
  return { events, result, ...seen };
}

/** Opens such boxes and records their use. */
export function openScripted(script: Script = {}) {
  const opened: BoxSpec[] = [];
  const candidateFiles = new Map<string, string>();
  const candidateInputs: string[] = [];
  const generated: (readonly string[])[] = [];
  const seen = { candidateFiles, candidateInputs, generated };
  const open = (spec: BoxSpec): Promise<Box> => {
    opened.push(spec);
    return Promise.resolve(scriptedBox(spec, script, seen));
  };
  return { open, opened, ...seen };
}

const RIGHT = { generator: generate, reference: rightAnswer, candidate: rightAnswer, baseline: rightAnswer };

/** The record that boxes write to. */
interface Seen {
  readonly candidateFiles: Map<string, string>;
  readonly candidateInputs: string[];
  readonly generated: (readonly string[])[];
}

function scriptedBox(spec: BoxSpec, script: Script, seen: Seen): Box {
  const programs = { ...RIGHT, ...script };
  let role: keyof typeof RIGHT = 'candidate';
  return {
    id: `box-${spec.trust}`,
    runtime: spec.runtime,
    image: 'sha256:scripted',
    settleMs: script.settleMs ?? 0,
    put: (files) => {
      const sources = new Map(files.map(({ path, content }) => [path, decode(content)]));
      if (sources.get('generate.py') === 'GENERATOR SOURCE') role = 'generator';
      else if (sources.get('main.py') === 'REFERENCE SOURCE') role = 'reference';
      else if (sources.get('main.py') === 'NAIVE SOURCE') role = 'baseline';
      else sources.forEach((text, path) => seen.candidateFiles.set(path, text));
      return Promise.resolve();
    },
    compile: () => {
      const ok = role !== 'candidate' || script.compiles !== false;
      return Promise.resolve({ ok, output: ok ? '' : 'main.py:1: syntax error' });
    },
    run: async ({ stdin, args = [], limits, lowerCpuMs }: RunRequest): Promise<RunOutcome> => {
      if (role === 'candidate') seen.candidateInputs.push(decode(stdin));
      if (role === 'generator') seen.generated.push(args);
      const said = outcomeOf(programs[role](decode(stdin), args));
      return stoppedAt(Math.min(limits.cpuMs, (await lowerCpuMs) ?? Infinity), said);
    },
    connect: () => Promise.reject(new Error('nothing listens in a scripted box')),
    start: () => Promise.reject(new Error('a scripted box starts nothing')),
    listen: () => Promise.reject(new Error('a scripted box has no ports')),
    pause: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    usage: () => Promise.resolve({ cpuMs: 0, memoryBytes: 0 }),
    close: () => Promise.resolve(),
  };
}

/** A session on the scripted challenge with the given boxes; `changes` replaces parts of it. */
export function sessionOf(
  open: (spec: BoxSpec) => Promise<Box>,
  changes: Partial<GradingSession<OptimizationDefinition>> = {},
): GradingSession<OptimizationDefinition> {
  const cache = new Map<string, Promise<Uint8Array>>();
  let clock = 0;
  const core: ReservedCore = {
    core: 0,
    quiet: true,
    pin: () => Promise.resolve(),
    share: () => Promise.resolve(),
    release: () => Promise.resolve(),
  };
  const cached: GradingSession<OptimizationDefinition>['cached'] = (key, compute) => {
    const value = cache.get(key) ?? compute();
    cache.set(key, value);
    return value;
  };
  return {
    package: packageOf(),
    definition,
    language: 'python',
    files: new Map([['main.py', encode('LEARNER SOURCE')]]),
    entry: 'main.py',
    mode: 'submit',
    seed: '5eed',
    signal: new AbortController().signal,
    open,
    openPod: () => Promise.reject(new Error('a scripted session has no pods')),
    reserveCore: () => Promise.resolve(core),
    cached,
    cachedForHosts: cached,
    now: () => (clock += 1),
    lint: () => Promise.resolve(undefined),
    ...changes,
  };
}

function stoppedAt(cpuMs: number, outcome: RunOutcome): RunOutcome {
  if (outcome.usage.cpuMs <= cpuMs) return outcome;
  return { ...outcome, status: 'time-limit', limit: 'cpu', usage: { ...outcome.usage, cpuMs } };
}

export function outcomeOf({ stdout, ...facts }: ReturnType<Program>): RunOutcome {
  return {
    status: 'exited',
    exitCode: 0,
    signal: null,
    stderr: new Uint8Array(),
    usage: { cpuMs: 10, wallMs: 12, memoryBytes: 1000 },
    processLimitMet: false,
    ...facts,
    stdout: encode(stdout ?? ''),
  };
}

async function drain(
  grading: AsyncGenerator<KindEvent, KindResult>,
): Promise<{ events: KindEvent[]; result: KindResult }> {
  const events: KindEvent[] = [];
  for (;;) {
    const step = await grading.next();
    if (step.done === true) return { events, result: step.value };
    events.push(step.value);
  }
}

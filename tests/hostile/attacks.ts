import type { RunOutcome, RunStatus } from '@hone/contracts/sandbox';

/** One attack: a small program per language that fits, and what must become of it. */
export interface Attack {
  readonly name: string;
  /** File name in `programs/`, without extension: `.py`, and `.cjs` for JavaScript and TypeScript alike. */
  readonly program: string;
  readonly languages: readonly ('python' | 'javascript' | 'typescript')[];
  /** Several only where the kernel decides which limit is met first. */
  readonly expect: readonly RunStatus[];
  readonly limit?: RunOutcome['limit'];
  readonly cpuMs?: number;
  readonly wallMs?: number;
  /** What the program must have printed, all of it. */
  readonly stdout?: string;
}

const PYTHON = ['python'] as const;
const NODE = ['javascript', 'typescript'] as const;
const ALL = [...PYTHON, ...NODE] as const;

const spin = { expect: ['time-limit'], limit: 'cpu', cpuMs: 300 } as const;
const wait = { expect: ['time-limit'], limit: 'wall', wallMs: 600 } as const;
const memory = { expect: ['memory-limit'], limit: 'memory' } as const;
/** The program tried everything and prints what it got: an empty list. */
const inVain = { expect: ['exited'], stdout: '[]\n' } as const;
const failed = { expect: ['runtime-error'] } as const;

/** Attacks on the machine: they must end at the limit they deserve. */
export const RESOURCE_ATTACKS: readonly Attack[] = [
  {
    name: 'a fork bomb',
    program: 'fork-bomb',
    languages: PYTHON,
    expect: ['process-limit'],
    limit: 'processes',
    cpuMs: 800,
  },
  {
    name: 'a fork bomb of interpreters',
    program: 'fork-bomb',
    languages: NODE,
    expect: ['process-limit', 'memory-limit'],
    cpuMs: 800,
  },
  {
    name: 'children that outlive their parents in sessions of their own',
    program: 'double-fork',
    languages: PYTHON,
    expect: ['exited'],
    stdout: 'done\n',
  },
  {
    name: 'a child burning CPU where wait does not see it',
    program: 'ignored-children',
    languages: PYTHON,
    ...spin,
  },
  { name: 'memory taken by the heap', program: 'memory-heap', languages: ALL, ...memory },
  {
    name: 'memory taken by a child while the parent ends well',
    program: 'memory-child',
    languages: PYTHON,
    ...memory,
  },
  {
    name: 'memory taken by many children',
    program: 'memory-many-children',
    languages: PYTHON,
    ...memory,
    wallMs: 4000,
  },
  {
    name: 'memory held in sockets of many small processes that ask not to be chosen',
    program: 'kill-by-memory',
    languages: PYTHON,
    ...memory,
  },
  {
    name: 'memory taken by files',
    program: 'fill-files',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '/work 28\n/tmp 28\n/dev/shm 28\n',
  },
  {
    name: 'inodes',
    program: 'fill-inodes',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '/work 28 True\n/tmp 28 True\n/dev/shm 28 True\n',
  },
  { name: 'a spin', program: 'spin', languages: ALL, ...spin },
  { name: 'a spin on many threads', program: 'spin-threads', languages: PYTHON, ...spin },
  { name: 'a sleep', program: 'sleep', languages: ALL, ...wait },
  { name: 'a program that stops itself', program: 'stop-itself', languages: PYTHON, ...wait },
  { name: 'a program that ignores every signal', program: 'ignore-signals', languages: PYTHON, ...spin },
  {
    name: 'a flood on standard output',
    program: 'flood-stdout',
    languages: ALL,
    expect: ['output-limit'],
    limit: 'stdout',
  },
  {
    name: 'a flood of blank lines on standard error',
    program: 'flood-stderr',
    languages: PYTHON,
    expect: ['output-limit'],
    limit: 'stderr',
  },
  {
    name: 'sockets filled and held',
    program: 'fill-sockets',
    languages: PYTHON,
    expect: ['exited', 'memory-limit'],
  },
  {
    name: 'deep folders of mode 000',
    program: 'deep-folders',
    languages: PYTHON,
    expect: ['exited'],
    stdout: 'deep\n',
  },
];

/** Attacks on the verdict and on the box: they must achieve nothing. */
export const TRUST_ATTACKS: readonly Attack[] = [
  { name: 'forged frames on standard output', program: 'forged-frames', languages: PYTHON, ...failed },
  { name: 'writing to the runner', program: 'runner-descriptors', languages: PYTHON, ...inVain },
  { name: 'reading what the runner holds', program: 'runner-secrets', languages: PYTHON, ...inVain },
  {
    name: 'killing, stopping and tracing the runner',
    program: 'kill-runner',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '[-1]\n',
  },
  { name: 'an exit code that looks like a kill', program: 'exit-137', languages: ALL, ...failed },
  { name: 'an exit code that looks like a timeout', program: 'exit-124', languages: ALL, ...failed },
  { name: 'suicide by SIGKILL', program: 'suicide', languages: ALL, ...failed },
  {
    name: 'an early exit with code 0 and no answer',
    program: 'early-exit',
    languages: ALL,
    expect: ['exited'],
    stdout: '',
  },
  { name: 'changing itself between two runs', program: 'change-itself', languages: PYTHON, ...inVain },
  { name: 'locking the next run out', program: 'lock-out', languages: PYTHON, ...inVain },
  { name: 'reaching the network', program: 'network', languages: ALL, ...inVain },
  {
    name: 'system calls that are none of its business',
    program: 'system-calls',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '[] True\n',
  },
  {
    name: 'namespaces, devices and set-uid programs',
    program: 'escapes',
    languages: PYTHON,
    ...inVain,
  },
];

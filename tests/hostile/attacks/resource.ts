import {
  ALL_BUT_CPP,
  ALL_LANGUAGES,
  C,
  inVain,
  NODE,
  PYTHON,
  PYTHON_AND_C,
  SCRIPTS_AND_C,
  spinEnds,
  waitEnds,
  type Attack,
} from '../attack.js';

/** Some languages try repeatedly to create a process, and wait in between. */
const processesEnd = { expect: ['process-limit'], limit: 'processes', cpuMs: 500, wallMs: 2000 } as const;
const stdoutEnds = { expect: ['output-limit'], limit: 'stdout' } as const;
const stderrEnds = { expect: ['output-limit'], limit: 'stderr' } as const;
const says = (stdout: string) => ({ expect: ['exited'], stdout }) as const;

const PROCESSES: readonly Attack[] = [
  {
    row: 1,
    name: 'a fork bomb',
    program: 'fork-bomb',
    languages: [...PYTHON_AND_C, 'ruby'],
    ...processesEnd,
  },
  {
    row: 1,
    name: 'a fork bomb of interpreters',
    program: 'fork-bomb',
    languages: NODE,
    expect: ['process-limit', 'memory-limit'],
    // Sixteen of them start: each needs more of a contended core.
    cpuMs: 3000,
    wallMs: 30_000,
  },
  {
    row: 1,
    name: 'children that outlive their parents in sessions of their own',
    program: 'double-fork',
    languages: PYTHON,
    ...says('done\n'),
  },
  { row: 1, name: 'a bomb of threads', program: 'thread-bomb', languages: ALL_BUT_CPP, ...processesEnd },
  {
    row: 1,
    name: 'a relay of children that each live a moment',
    program: 'fork-relay',
    languages: PYTHON,
    ...spinEnds,
  },
  {
    row: 1,
    name: 'children that are gone as soon as they are there',
    program: 'fork-quick',
    languages: C,
    ...spinEnds,
  },
  {
    row: 1,
    name: 'children that are given to the runner, or end without a signal',
    program: 'fork-siblings',
    languages: C,
    ...says('done\n'),
  },
];

const TIME: readonly Attack[] = [
  { row: 3, name: 'a spin', program: 'spin', languages: ALL_LANGUAGES, ...spinEnds },
  { row: 3, name: 'a spin on many threads', program: 'spin-threads', languages: ALL_BUT_CPP, ...spinEnds },
  {
    row: 3,
    name: 'a program that ignores every signal',
    program: 'ignore-signals',
    languages: PYTHON,
    ...spinEnds,
  },
  { row: 4, name: 'a sleep', program: 'sleep', languages: ALL_LANGUAGES, ...waitEnds },
  {
    row: 4,
    name: 'a read that never gets anything',
    program: 'blocked-read',
    languages: SCRIPTS_AND_C,
    ...waitEnds,
  },
  {
    row: 4,
    name: 'a program that stops itself',
    program: 'stop-itself',
    languages: SCRIPTS_AND_C,
    ...waitEnds,
  },
  {
    row: 9,
    name: 'a letter now and then',
    program: 'dribble',
    languages: SCRIPTS_AND_C,
    ...waitEnds,
  },
];

const OUTPUT: readonly Attack[] = [
  {
    row: 5,
    name: 'a flood on standard output',
    program: 'flood-stdout',
    languages: ALL_LANGUAGES,
    ...stdoutEnds,
  },
  {
    row: 5,
    name: 'a flood of blank lines on standard error',
    program: 'flood-stderr',
    languages: SCRIPTS_AND_C,
    ...stderrEnds,
  },
  {
    row: 5,
    name: 'a flood on both, by turns',
    program: 'flood-both',
    languages: PYTHON,
    expect: ['output-limit'],
  },
  {
    row: 5,
    name: 'a flood of bytes that are no text',
    program: 'flood-binary',
    languages: PYTHON,
    ...stdoutEnds,
  },
  {
    row: 5,
    name: 'a flood from children through the name of the stream',
    program: 'flood-children',
    languages: PYTHON,
    ...stdoutEnds,
  },
  {
    row: 5,
    name: 'a flood of pages that are not copied',
    program: 'flood-splice',
    languages: C,
    ...stdoutEnds,
  },
  {
    row: 5,
    name: 'a flood just before a good end',
    program: 'flood-and-end',
    languages: PYTHON,
    ...stdoutEnds,
  },
];

const FILES: readonly Attack[] = [
  {
    row: 6,
    name: 'inodes',
    program: 'fill-inodes',
    languages: PYTHON,
    ...says('/work 28 True\n/tmp 28 True\n/dev/shm 28 True\n'),
  },
  {
    row: 6,
    name: 'names for one file without end',
    program: 'fill-names',
    languages: PYTHON,
    ...says('/work 28\n/tmp 28\n/dev/shm 28\n'),
  },
  {
    row: 6,
    name: 'a file of a terabyte with nothing in it',
    program: 'sparse-file',
    languages: PYTHON,
    ...says('/work 27\n/tmp 27\n/dev/shm 27\n'),
  },
  {
    row: 6,
    name: 'a byte far beyond the largest file',
    program: 'sparse-file',
    languages: C,
    expect: ['runtime-error'],
    signal: 25,
  },
  {
    row: 6,
    name: 'room that is set aside and never written',
    program: 'fill-allocated',
    languages: C,
    ...says('28\n28\n28\n'),
  },
  {
    row: 6,
    name: 'writing to every folder there is',
    program: 'write-everywhere',
    languages: PYTHON,
    ...says("['/dev/mqueue', '/dev/shm', '/tmp', '/work']\n"),
  },
  { row: 6, name: 'deep folders of mode 000', program: 'deep-folders', languages: PYTHON, ...says('deep\n') },
  {
    row: 7,
    name: 'descriptors without end',
    program: 'fill-descriptors',
    languages: PYTHON,
    ...says('files 24\npipes 24\nepoll 24\ninotify 24\neventfd 24\n'),
  },
  {
    row: 7,
    name: 'pipes filled and held',
    program: 'fill-pipes',
    languages: PYTHON,
    expect: ['exited', 'memory-limit'],
  },
  {
    row: 7,
    name: 'sockets filled and held',
    program: 'fill-sockets',
    languages: PYTHON,
    expect: ['exited', 'memory-limit'],
  },
  {
    row: 7,
    name: 'timers and signals that wait',
    program: 'fill-timers',
    languages: C,
    ...says('refused\n'),
  },
  {
    row: 7,
    name: 'shared memory, queues and keys of the old kind',
    program: 'old-ipc',
    languages: PYTHON,
    ...inVain,
  },
];

/** Attacks on the machine, except its memory: they must end at the right limit. */
export const RESOURCE_ATTACKS: readonly Attack[] = [...PROCESSES, ...TIME, ...OUTPUT, ...FILES];

import { ALL_LANGUAGES, C, fails, memoryEnds, PYTHON, SCRIPTS_AND_C, type Attack } from '../attack.js';

const says = (stdout: string) => ({ expect: ['exited'], stdout }) as const;

const MEMORY: readonly Attack[] = [
  {
    row: 2,
    name: 'memory taken by the heap',
    program: 'memory-heap',
    languages: ALL_LANGUAGES,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'a recursion without end',
    program: 'endless-recursion',
    languages: [...SCRIPTS_AND_C, 'java', 'ruby'],
    ...fails,
  },
  {
    row: 2,
    name: 'memory that the heap of the language does not count',
    program: 'memory-outside-heap',
    languages: ['java'],
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'routines that wait for nothing, without end',
    program: 'memory-goroutines',
    languages: ['go'],
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory shared between processes that come and go',
    program: 'memory-shared',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory in files that have no name',
    program: 'memory-nameless-files',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'a terabyte that is asked for and never touched',
    program: 'memory-untouched',
    languages: PYTHON,
    ...says('untouched\n'),
  },
  {
    row: 2,
    name: 'memory taken by a child while the parent ends well',
    program: 'memory-child',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory taken by many children',
    program: 'memory-many-children',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory held in sockets of many small processes that ask not to be chosen',
    program: 'kill-by-memory',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory taken by files',
    program: 'fill-files',
    languages: PYTHON,
    ...says('/work 28\n/tmp 28\n/dev/shm 28\n'),
  },
  {
    row: 2,
    name: 'the memory in which the kernel keeps files that were read',
    program: 'page-cache',
    languages: PYTHON,
    ...says('read\n'),
  },
];

const MEMORY_OF_THE_KERNEL: readonly Attack[] = [
  {
    row: 2,
    name: 'memory for the tables that find memory',
    program: 'memory-page-tables',
    languages: C,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'memory that the kernel fills by itself',
    program: 'memory-populated',
    languages: C,
    ...memoryEnds,
  },
  {
    row: 2,
    name: 'mappings without end',
    program: 'memory-mappings',
    languages: C,
    expect: ['exited', 'memory-limit'],
  },
];

/** Attacks on the memory of the machine. */
export const MEMORY_ATTACKS: readonly Attack[] = [...MEMORY, ...MEMORY_OF_THE_KERNEL];

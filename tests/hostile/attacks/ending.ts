import {
  ALL_BUT_CPP,
  ALL_LANGUAGES,
  C,
  fails,
  memoryEnds,
  PYTHON,
  PYTHON_AND_C,
  SCRIPTS,
  spinEnds,
  waitEnds,
  type Attack,
} from '../attack.js';

const TIMING: readonly Attack[] = [
  {
    row: 21,
    name: 'a child burning CPU where wait does not see it',
    program: 'ignored-children',
    languages: PYTHON,
    ...spinEnds,
  },
  {
    row: 21,
    name: 'work that begins after the answer is given and the streams are closed',
    program: 'work-afterwards',
    languages: ALL_BUT_CPP,
    ...spinEnds,
    stdout: '42\n',
  },
  {
    row: 21,
    name: 'waiting on after the answer is given and the streams are closed',
    program: 'wait-afterwards',
    languages: PYTHON,
    ...waitEnds,
    stdout: '42\n',
  },
  {
    row: 21,
    name: 'CPU that only the kernel burns',
    program: 'spin-in-kernel',
    languages: PYTHON,
    ...spinEnds,
  },
  {
    row: 21,
    name: 'a spin that gives way to everybody',
    program: 'spin-idly',
    languages: PYTHON,
    ...spinEnds,
  },
  {
    row: 21,
    name: 'a spin in short bursts between sleeps',
    program: 'spin-in-bursts',
    languages: PYTHON,
    ...spinEnds,
  },
  {
    row: 21,
    name: 'an output stream kept open in a socket that nobody holds',
    program: 'stream-in-flight',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '42\n',
    endsWithinMs: 3000,
  },
  {
    row: 21,
    name: 'children that keep the output stream open',
    program: 'stream-in-children',
    languages: PYTHON,
    expect: ['exited'],
    stdout: '42\n',
    endsWithinMs: 3000,
  },
];

const exitsWith = (
  exitCode: number,
  name: string,
  languages: Attack['languages'] = PYTHON_AND_C,
): Attack => ({
  row: 22,
  name,
  program: 'exit-code',
  languages,
  expect: ['runtime-error'],
  exitCode,
  stdin: String(exitCode),
});

const diesBy = (signal: number, name: string, languages: Attack['languages'] = PYTHON): Attack => ({
  row: 22,
  name,
  program: 'suicide',
  languages,
  expect: ['runtime-error'],
  signal,
  stdin: String(signal),
});

const DEATHS: readonly Attack[] = [
  exitsWith(137, 'an exit code that looks like a kill', ALL_LANGUAGES),
  exitsWith(124, 'an exit code that looks like a timeout', ALL_BUT_CPP),
  exitsWith(143, 'an exit code that looks like a polite kill'),
  exitsWith(127, 'an exit code that looks like a program that was not found'),
  exitsWith(70, 'the exit code of a runner that gives up'),
  diesBy(9, 'suicide by SIGKILL', ALL_LANGUAGES),
  diesBy(15, 'suicide by SIGTERM'),
  diesBy(24, 'suicide by SIGXCPU, as at a limit of CPU', C),
  diesBy(25, 'suicide by SIGXFSZ, as at a limit of file size'),
  diesBy(31, 'suicide by SIGSYS, as after a forbidden call', C),
  diesBy(6, 'suicide by SIGABRT'),
  diesBy(11, 'suicide by SIGSEGV'),
  {
    row: 22,
    name: 'a child that dies for want of memory on purpose',
    program: 'memory-child-and-answer',
    languages: PYTHON,
    ...memoryEnds,
  },
  {
    row: 22,
    name: 'a program too large to be started',
    program: 'too-large-to-start',
    languages: C,
    ...fails,
  },
  {
    row: 22,
    name: 'a crash of the virtual machine',
    program: 'crash',
    languages: ['java'],
    expect: ['runtime-error'],
    signal: 6,
  },
  {
    row: 22,
    name: 'words about limits on standard error',
    program: 'words-about-limits',
    languages: SCRIPTS,
    ...fails,
  },
];

/** Tricks with clocks, signals and exit codes: each must be classified correctly. */
export const ENDING_ATTACKS: readonly Attack[] = [...TIMING, ...DEATHS];

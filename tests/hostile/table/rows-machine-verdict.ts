import type { AttackRow } from './attack-row.js';
import {
  at,
  confined,
  measured,
  pairs,
  settings,
  figures,
  life,
  secrets,
  packages,
  hidden,
  checks,
  evidence,
  sql,
  grading,
  boxes,
  classes,
  apiTools,
} from './evidence.js';

const RESOURCES: readonly AttackRow[] = [
  {
    row: 1,
    attack: 'Fork bombs, threads, double fork into a session of its own',
    defence:
      'A limit of processes per box; when the main program ends, the runner kills and reaps until nothing is left',
    elsewhere: [
      settings('has a limit of processes and one core'),
      figures('notes that the process limit was met also when the program coped with it'),
    ],
  },
  {
    row: 2,
    attack: 'Memory by heap, stack, mappings, files, page cache, many children',
    defence:
      'Memory without swap per box, files in it counted; the kernel chooses the program, never the runner; its count of kills names the class',
    elsewhere: [
      settings('keeps its places together below its memory, which has no swap beside it'),
      life('whose runner dies for want of memory is the doing of its program, and replaced for the next run'),
    ],
  },
  {
    row: 3,
    attack: 'CPU spin on one or many threads',
    defence: 'One core per box; the CPU limit is compared with the counter of the whole box',
    elsewhere: [settings('has a limit of processes and one core')],
  },
  {
    row: 4,
    attack: 'Sleep, blocked read, stopping itself',
    defence: 'A limit of elapsed time in the runner, and again from outside',
    elsewhere: [life('that does not end a run in time is ended from outside, and replaced for the next run')],
  },
  {
    row: 5,
    attack: 'Output floods on either stream: lines, blank lines, one endless line, binary',
    defence: 'The runner counts each stream and kills at its limit; nothing beyond the limit leaves the box',
    elsewhere: [figures('of a gigabyte is cut at its limit and leaves the memory of the worker flat')],
  },
  {
    row: 6,
    attack: 'Filling disks and inodes everywhere, sparse files',
    defence:
      'A read-only root; four writable places in memory, each with a size and a number of files; a largest file',
    elsewhere: [settings('is read-only but for sized places without devices and set-uid programs')],
  },
  {
    row: 7,
    attack: 'Descriptors, sockets, pipes, watches, keyrings, shared memory',
    defence:
      'A limit of descriptors; a user id of its own for every box, so that quotas of the kernel do not reach across; the old kinds of shared memory are forbidden',
    elsewhere: [settings('runs its programs as a user that no other box has')],
  },
  {
    row: 8,
    attack: 'Compiler bombs: recursive include, templates, devices, huge diagnostics, compile-time loops',
    defence:
      'Compilers run in the box under limits of their own; one that is stopped is a compile error which says so',
  },
  {
    row: 9,
    attack: 'A slow dribble of output',
    defence: 'Output does not put off the limit of elapsed time',
  },
  {
    row: 10,
    attack: 'Bombs for checkers and parsers',
    defence:
      'Checkers are linear in what they read, which is bounded; SQL is parsed within bounds of depth; OpenAPI documents and their patterns are read in a box of their own, never by the worker',
    elsewhere: [
      sql('cannot exhaust the parser for those who come after'),
      packages('does not unfold aliases that refer to each other without end'),
      apiTools('%s ends with its name'),
      apiTools('leaves nothing behind for the next'),
      apiTools('ends as a limit where it holds nothing but itself'),
    ],
  },
];

const VERDICT: readonly AttackRow[] = [
  {
    row: 11,
    attack: 'Forged results on the streams, fake frames',
    defence:
      'What a program prints is an answer and nothing else; results travel in frames of the runner with a secret number, on a stream that programs cannot open',
  },
  {
    row: 12,
    attack: 'Games with result files: made before, links, pipes, folders, huge',
    defence: 'No result is ever read from a file that a program can write; inputs are put after the wipe',
  },
  {
    row: 13,
    attack: 'Ending with 0 before the tests ran, exit handlers, killing the harness',
    defence:
      'There is no harness in the process: each test is a run of the program, and an answer must be right',
  },
  {
    row: 14,
    attack: 'Patching what runs the program: modules, start-up files, environment',
    defence:
      'Compilers, interpreters and the environment come from the read-only image; places where start-up files could lie are wiped after every run',
    elsewhere: [settings('gives programs a clean environment')],
  },
  {
    row: 15,
    attack: 'Overwriting tests by files of the same name',
    defence: 'Tests, references and generators are never in a box that runs a submission',
    elsewhere: [
      grading('that is right is accepted all the same when it brings files named like the grader’s own'),
      at('services/kinds/src/optimization/grade.test.ts')(
        'keeps generator, reference and learner in boxes of their own',
      ),
    ],
  },
  {
    row: 16,
    attack: 'Killing, stopping, tracing or reading the runner',
    defence: 'The runner is root, programs are not and gain no rights; tracing is forbidden',
  },
  {
    row: 17,
    attack: 'Reading hidden data from disk, environment, arguments, layers, descriptors, leftovers',
    defence: 'Hidden answers never enter the box; hidden inputs come one by one on standard input',
    elsewhere: [secrets('stand in no image: neither in its layers nor in its history or settings')],
  },
  {
    row: 18,
    attack: 'Learning hidden inputs over many submissions',
    defence:
      'Generated inputs differ with every submission; of hidden checks only the kind of failure and coarse figures are told',
    elsewhere: [
      grading('meets other hidden numbers in every submission'),
      hidden('is described by family, size, kind of failure and counts, never by its values'),
      checks('report coarse usage only when hidden'),
      at('tests/conformance/kinds-reveals.test.ts')('stands in no check and in no event'),
    ],
  },
  {
    row: 19,
    attack: 'Telling a run from a submission',
    defence: 'Both run in the same kind of box, with the same files, environment and limits',
    elsewhere: [grading('sees the same surroundings in a run as in a submission')],
  },
  {
    row: 20,
    attack: 'Leaving something for the next test or person',
    defence:
      'The program lies in a place that only root writes; all others are wiped after every run; a box is destroyed after one submission; each measured run has an input of its own, so that what cannot be wiped is of no use',
    elsewhere: [
      boxes('sees nothing of what another has written, and does not reach it'),
      pairs('each have a new input, whose answer is the reference’s of the same pair'),
      measured('gains nothing from state kept from the run before'),
    ],
  },
  {
    row: 21,
    attack: 'Timing games: threads, children that outlive the parent, work after the answer, stalling',
    defence:
      'CPU is the counter of the whole box, read after the last process is gone; the run lasts until the program ends; the reference works in a box of its own; what is measured has no network and no timers, and runs in turns where the reference costs more beside it than beside itself; growth is bounded at each size',
    elsewhere: [
      classes('are told apart, one after the other in one box ($language)'),
      confined('has no network and no timers that fire without it'),
      pairs('restart, in turns, where the reference costs more beside the submission than beside itself'),
      measured('that never ends on sizes for growth has a worse class'),
      measured('that burns CPU on small sizes, so that its costs are a straight line, has a worse class'),
    ],
  },
  {
    row: 22,
    attack: 'Exit codes 137, 124, 143, suicide by signal, a child out of memory',
    defence: 'Classes come from the runner’s own record and the kernel’s counters, never from an exit code',
    elsewhere: [
      classes('are told apart, one after the other in one box ($language)'),
      life('that is killed from outside is a platform fault, told to who waits and to the operator'),
    ],
  },
  {
    row: 23,
    attack: 'NaN, CRLF, byte order marks, zero-width, bidirectional, NUL, bad UTF-8',
    defence: 'Answers are decoded once, strictly by rule; what is invisible is written out when shown',
    elsewhere: [
      grading('is judged by the checker %s for what it is, quickly, and shown without its tricks'),
      evidence('writes out what would be invisible, reorder text or command a terminal'),
    ],
  },
  {
    row: 24,
    attack: 'Answers that abuse a checker: huge, negative, NaN, twice, none',
    defence: 'Checkers compare within bounds and give no points of their own',
    elsewhere: [grading('is judged by the checker %s for what it is, quickly, and shown without its tricks')],
    later: 'checkers that an author writes',
  },
];

/** Attacks on the machine and on the verdict. */
export const MACHINE_AND_VERDICT: readonly AttackRow[] = [...RESOURCES, ...VERDICT];

import { findMainFile, NS_PER_MS } from '@hone/contracts';
import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec, RunLimits, RunOutcome, RunRequest } from '@hone/contracts/sandbox';
import { solutionTree } from '../../../judging/package-files.js';
import { decodeText } from '../../../judging/evidence-text.js';
import type { OptimizationDefinition } from '../../definition.js';
import { TrustedProgramFault } from '../../trusted-program-fault.js';

type Session = TrustedSession<OptimizationDefinition>;

/** How a measured program is run. The slice is `SLICE_MS` by default. */
export type MeasuredRun = Pick<RunRequest, 'sliceMs' | 'lowerCpuMs'>;

/** Runs a program under measurement; it is stopped at `cpuMs`, a whole number, which may be lowered later. */
export type RunMeasured = (stdin: Uint8Array, cpuMs: number, how?: MeasuredRun) => Promise<RunOutcome>;

/** The author's program in a box like the learner's. */
export interface AuthorProgram {
  readonly box: Box;
  readonly run: RunMeasured;
  /** The same under the runtime's counter of instructions, where it has one. */
  readonly count: RunMeasured;
}

/** A measured run. */
export interface Timed {
  readonly ns: number;
  readonly stdout: Uint8Array;
}

const MEBIBYTE = 1024 * 1024;
/** The longest run of an author's program. */
const AUTHOR_CPU_MS = 20_000;

/**
 * How long a measured program keeps the core before the one beside it gets it. Long enough that refilling caches takes
 * a small part of it, short compared with the tenths of a second for which others disturb a core.
 */
const SLICE_MS = 40;
/**
 * The kernel's own slice. A program that waits for its own threads, such as a compiler, waits less; full caches matter
 * less where costs at several sizes are compared with each other.
 */
export const KERNEL_SLICE: MeasuredRun = { sliceMs: 0 };

/** The program with the kernel's own slice. */
export const withKernelSlice =
  (run: RunMeasured): RunMeasured =>
  (stdin, cpuMs) =>
    run(stdin, cpuMs, KERNEL_SLICE);

/** Limits of a run with this CPU limit, in whole milliseconds: elapsed time is generous, as a neighbour may have the core. */
export const measuredTime = (cpuMs: number): Pick<RunLimits, 'cpuMs' | 'wallMs'> => ({
  cpuMs: Math.ceil(cpuMs),
  wallMs: Math.ceil(10 * cpuMs) + 5_000,
});

/** The same as the options of a run in a box. */
export const asRequested = ({ sliceMs = SLICE_MS, lowerCpuMs }: MeasuredRun = {}): MeasuredRun => ({
  ...(sliceMs > 0 && { sliceMs }),
  ...(lowerCpuMs !== undefined && { lowerCpuMs }),
});

export const cpuNsOf = ({ usage }: RunOutcome): number => Math.round(usage.cpuMs * NS_PER_MS);

/**
 * Opens the reference or the baseline of the submission's language in its own box, of the same size as the
 * learner's, so that heaps and collectors behave alike. Throws TrustedProgramFault when it does not compile.
 */
export async function openAuthorProgram(
  session: Session,
  role: 'reference' | 'baseline',
  spec: BoxSpec,
): Promise<AuthorProgram> {
  const { language, definition } = session;
  const folder = definition[role]?.[language];
  if (folder === undefined) throw new TrustedProgramFault(`there is no ${role} in ${language}`, '');
  const files = solutionTree(session.package, language, folder);
  const entry = findMainFile(language, [], [...files.keys()]);
  if (entry === undefined) throw new TrustedProgramFault(`the ${role} ${folder} has no main file`, '');
  const box = await session.open({ ...spec, trust: 'trusted' });
  await box.put([...files].map(([path, content]) => ({ path, content })));
  const compiled = await box.compile(entry);
  if (!compiled.ok)
    throw new TrustedProgramFault(`the ${language} ${role} does not compile`, compiled.output);
  const runAs =
    (counted: boolean): RunMeasured =>
    (stdin, cpuMs, how) => {
      session.signal.throwIfAborted();
      const limits = {
        ...measuredTime(cpuMs),
        stdoutBytes: 64 * MEBIBYTE,
        stderrBytes: MEBIBYTE,
      };
      return box.run({ stdin, limits, counted, ...asRequested(how) });
    };
  return { box, run: runAs(false), count: runAs(true) };
}

/** The cost of a run of an author's program; throws TrustedProgramFault when it did not end well. */
export async function timeAuthor(run: RunMeasured, stdin: Uint8Array, what: string): Promise<Timed> {
  const outcome = await runAuthor(run, stdin, what);
  return { ns: cpuNsOf(outcome), stdout: outcome.stdout };
}

/** A run of an author's program that must end well; throws TrustedProgramFault when it does not. */
export async function runAuthor(run: RunMeasured, stdin: Uint8Array, what: string): Promise<RunOutcome> {
  const outcome = await run(stdin, AUTHOR_CPU_MS);
  if (outcome.status === 'exited') return outcome;
  const ending = `${outcome.status}, exit code ${outcome.exitCode ?? 'none'}`;
  throw new TrustedProgramFault(
    `${what} failed while it was measured: ${ending}`,
    decodeText(outcome.stderr),
  );
}

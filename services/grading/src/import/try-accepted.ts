import { randomBytes } from 'node:crypto';
import {
  forwardTo,
  type Box,
  type ProgramOutcome,
  type RunOutcome,
  type Sandbox,
} from '@hone/contracts/sandbox';
import { gradeSubmission } from '../grade-submission.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import { createTrustedCache } from '../trusted-cache.js';
import { findAuthorFault } from '../verify/author-fault.js';
import { printable, type ImportReport } from './import-report.js';
import type { ImportedSolution } from './submissions.js';

/** The result of an accepted submission of the package here. */
export interface Trial {
  readonly solution: ImportedSolution;
  /** CPU time in ms of its slowest run on any case. */
  readonly slowestMs: number;
  /** Why it is not accepted, in words; undefined when it is. */
  readonly failure: string | undefined;
}

/**
 * Grades solutions one after another, in boxes like any submission's. Rejects the package, and returns undefined, when
 * its validator fails.
 */
export async function tryAccepted(
  challenge: LoadedChallenge,
  solutions: readonly ImportedSolution[],
  { sandbox, report, signal }: TrialMeans,
): Promise<Trial[] | undefined> {
  const trials: Trial[] = [];
  for (const solution of solutions)
    try {
      trials.push(await tryOne(challenge, solution, sandbox, signal));
    } catch (error) {
      const fault = findAuthorFault(error);
      if (fault === undefined) throw error;
      if (fault.code === 'SOLUTION_REFUSED') {
        trials.push({ solution, slowestMs: 0, failure: fault.message });
        continue;
      }
      report.reject('VALIDATOR_FAILS', solution.source, printable(fault.message.trim().replace(/\s+/g, ' ')));
      return undefined;
    }
  return trials;
}

/** Needs of a trial besides the challenge. */
interface TrialMeans {
  readonly sandbox: Sandbox;
  readonly report: ImportReport;
  readonly signal: AbortSignal;
}

async function tryOne(
  challenge: LoadedChallenge,
  solution: ImportedSolution,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<Trial> {
  let slowestMs = 0;
  const own = [...solution.files].filter(([path]) => path !== 'expect.yml' && !path.endsWith('.md'));
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language: solution.language,
      files: own.map(([path, content]) => ({ path, content: new TextDecoder().decode(content) })),
      ...(solution.entry !== undefined && { entry: solution.entry }),
      mode: 'submit',
      seed: randomBytes(16).toString('hex'),
    },
    sandbox: watchingCandidates(sandbox, ({ usage }) => (slowestMs = Math.max(slowestMs, usage.cpuMs))),
    cache: createTrustedCache(),
    // A separate signal: each grading adds a listener, and there are many here.
    signal: AbortSignal.any([signal]),
    onEvent: () => undefined,
  });
  await close();
  return { solution, slowestMs, failure: failureOf(judgement) };
}

type Judgement = Awaited<ReturnType<typeof gradeSubmission>>['judgement'];

function failureOf({ verdict, reason, checks }: Judgement): string | undefined {
  if (verdict === 'accepted') return undefined;
  const failed = checks.find(({ status }) => status === 'fail');
  return `${verdict}${reason === undefined ? '' : `, ${reason}`}${failed ? `, at ${failed.id}` : ''}`;
}

/** The sandbox, with a callback for the outcome of every candidate run. */
function watchingCandidates(
  sandbox: Sandbox,
  onOutcome: (outcome: RunOutcome | ProgramOutcome) => void,
): Sandbox {
  const watched = (box: Box): Box => ({
    ...forwardTo(box),
    run: async (request) => {
      const outcome = await box.run(request);
      // A run of a program other than the solution says nothing about it.
      if (request.argv === undefined) onOutcome(outcome);
      return outcome;
    },
    start: async (request) => {
      const program = await box.start(request);
      program.exited.then(onOutcome, () => undefined);
      return program;
    },
  });
  return {
    open: async (spec, signal) => {
      const box = await sandbox.open(spec, signal);
      return spec.trust === 'candidate' ? watched(box) : box;
    },
    openPod: (spec, signal) => sandbox.openPod(spec, signal),
    reserveCore: (wish, signal) => sandbox.reserveCore(wish, signal),
    runtimes: () => sandbox.runtimes(),
    sourceName: (language) => sandbox.sourceName(language),
    close: () => sandbox.close(),
  };
}

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
import type { ImportReport } from './import-report.js';
import type { ImportedSolution } from './submissions.js';

/**
 * CPU time in ms of the slowest run of the package's accepted solutions on any of its cases, measured in boxes like any
 * submission's; undefined when the report has refused the package because none is accepted.
 */
export async function measureSlowest(
  challenge: LoadedChallenge,
  solutions: readonly ImportedSolution[],
  sandbox: Sandbox,
  report: ImportReport,
  signal: AbortSignal,
): Promise<number | undefined> {
  let slowest = 0;
  for (const solution of solutions.filter(({ boundsTime }) => boundsTime)) {
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
      sandbox: watchingCandidates(sandbox, ({ usage }) => (slowest = Math.max(slowest, usage.cpuMs))),
      cache: createTrustedCache(),
      signal,
      onEvent: () => undefined,
    });
    await close();
    if (judgement.verdict === 'accepted') continue;
    const failed = judgement.checks.find(({ status }) => status === 'fail');
    const why = `${judgement.verdict}, ${judgement.reason ?? 'no reason'}${failed ? `, at ${failed.id}` : ''}`;
    report.refuse(
      'ACCEPTED_FAILS',
      solution.folder,
      `the time limit is inferred from accepted solutions, and this one is not accepted without one: ${why}`,
    );
    return undefined;
  }
  return slowest;
}

/** The sandbox with every run of a candidate told. */
function watchingCandidates(sandbox: Sandbox, tell: (outcome: RunOutcome | ProgramOutcome) => void): Sandbox {
  const watched = (box: Box): Box => ({
    ...forwardTo(box),
    run: async (request) => {
      const outcome = await box.run(request);
      // A run of another program than the solution's says nothing about it.
      if (request.argv === undefined) tell(outcome);
      return outcome;
    },
    start: async (request) => {
      const program = await box.start(request);
      program.exited.then(tell, () => undefined);
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

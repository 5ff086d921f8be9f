import type { Check, MemoryEvidence } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { measuredCheck, type CheckPlan } from '../../../judging/build-check.js';
import type { ReportProgress } from '../../../judging/with-progress.js';
import { runLimits } from '../../candidate.js';
import type { OptimizationDefinition } from '../../definition.js';
import type { Boxes } from '../../topology.js';
import type { TrustedPrograms } from '../../trusted-programs.js';
import { describeMemory } from './describe-memory.js';
import { smallestCase } from '../programs/measured-inputs.js';
import { openAuthorProgram, runAuthor } from '../programs/measured-program.js';
import { failMeasured, mustBeRight, SMALLEST_INPUT } from '../programs/measured-failure.js';
import { measuredPlan, MEMORY } from '../measured-groups.js';
import { scoreFromMemory } from './memory-score.js';
import { MEASURING_MEMORY } from '../progress.js';

type Session = GradingSession<OptimizationDefinition>;
type Peaks = MemoryEvidence['submission'];

export interface MemoryParts {
  readonly session: Session;
  readonly plan: CheckPlan;
  readonly boxes: Boxes;
  readonly trusted: Pick<TrustedPrograms, 'input'>;
  /** Reports progress to the waiting learner. */
  readonly onProgress: ReportProgress;
}

/** Runs a program once, in a box that nothing ran in before. */
type RunFresh = (stdin: Uint8Array) => Promise<RunOutcome>;

export const memoryPlan = (session: Session): CheckPlan | undefined =>
  measuredPlan(session, MEMORY, 'Peak memory');

/**
 * Compares the peak memory of the submission with the reference's: one run each on the smallest input and on a large
 * one, every run the first of its box, so that no page of an earlier one is there already. An answer that is wrong
 * meanwhile fails for that. Throws failures of the platform and of the author's programs.
 */
export async function checkMemory(parts: MemoryParts): Promise<Check> {
  const { session, plan, trusted, onProgress } = parts;
  const { memory } = session.definition;
  const size = memory?.sizes[session.language];
  if (memory === undefined || size === undefined) throw new Error('a challenge without memory is measured');
  const { family, full, none } = memory;
  onProgress(MEASURING_MEMORY);
  const smallest = await trusted.input({ type: 'generated', ...smallestCase(session.definition) });
  const large = await trusted.input({ type: 'generated', family, size });
  const reference = await peaksOfReference(parts, smallest, large);
  try {
    const submission = await peaksOfSubmission(parts, smallest, large, reference.answers);
    const measured = { family, size, submission, reference: reference.peaks, full, none };
    const score = scoreFromMemory(measured);
    const evidence: MemoryEvidence = { type: 'memory', text: describeMemory(measured, score), ...measured };
    return measuredCheck(plan, { score, reason: 'memory-limit' }, { evidence });
  } catch (error) {
    return failMeasured(plan, error, 'its memory');
  }
}

interface Answers {
  readonly smallest: Uint8Array;
  readonly large: Uint8Array;
}

async function peaksOfReference(
  { session, boxes }: MemoryParts,
  smallest: Uint8Array,
  large: Uint8Array,
): Promise<{ peaks: Peaks; answers: Answers }> {
  const run: RunFresh = async (stdin) => {
    const program = await openAuthorProgram(session, 'reference', boxes.candidate);
    return closing(program.box, () => runAuthor(program.run, stdin, 'the reference'));
  };
  const [start, end] = [await run(smallest), await run(large)];
  return { peaks: peaksOf(start, end), answers: { smallest: start.stdout, large: end.stdout } };
}

async function peaksOfSubmission(
  { session, boxes }: MemoryParts,
  smallest: Uint8Array,
  large: Uint8Array,
  answers: Answers,
): Promise<Peaks> {
  const limits = runLimits(session);
  const run: RunFresh = async (stdin) => {
    session.signal.throwIfAborted();
    const box = await session.open(boxes.candidate);
    return closing(box, async () => {
      await box.put([...session.files].map(([path, content]) => ({ path, content })));
      const { ok, output } = await box.compile(session.entry);
      if (!ok) throw new Error(`a program that had compiled does not compile again: ${output.slice(0, 400)}`);
      const outcome = await box.run({ stdin, limits });
      session.signal.throwIfAborted();
      if (outcome.status === 'aborted') throw new Error('a run was aborted though nobody asked for it');
      return outcome;
    });
  };
  const start = await run(smallest);
  mustBeRight(session, start, answers.smallest, SMALLEST_INPUT);
  const end = await run(large);
  mustBeRight(session, end, answers.large, 'the large input');
  return peaksOf(start, end);
}

async function closing<T>(box: Box, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await box.close();
  }
}

const peaksOf = (start: RunOutcome, end: RunOutcome): Peaks => ({
  emptyBytes: start.usage.memoryBytes,
  peakBytes: end.usage.memoryBytes,
});

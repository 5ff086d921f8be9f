import { createHash } from 'node:crypto';
import {
  MEASURE_LANE,
  type Check,
  type EventBody,
  type Judgement,
  type Lane,
  type MeasureJob,
  type StageResult,
} from '@hone/contracts';
import type { Ending, SubmissionRecord } from './record.js';

type Endings = readonly Ending[];
type Submission = Pick<SubmissionRecord, 'mode' | 'regradeOf' | 'challenge'>;

/** Result of the first stage; undefined before it is recorded, and for submissions without stages. */
export function findStage(endings: Endings): StageResult | undefined {
  return endings.find(({ stage }) => stage !== undefined)?.stage;
}

/** The try that the next attempt belongs to: a second stage does not start a new try. */
export function tryNumberAfter(endings: Endings): number {
  return 1 + endings.filter(({ stage }) => stage === undefined).length;
}

/** Where an attempt is queued. */
export interface Destination {
  readonly lane: Lane;
  /** Groups attempts by how long they take: `<slug>@<version>:<mode>`, or `:measure` for the second stage. */
  readonly work: string;
}

/** The lane and work of the next attempt. */
export function destinationOf({ mode, regradeOf, challenge }: Submission, endings: Endings): Destination {
  const work = `${challenge.slug}@${challenge.version}`;
  if (findStage(endings) !== undefined) return { lane: MEASURE_LANE, work: measureWork(work) };
  const lane: Lane =
    regradeOf !== undefined ? 'grading-regrade' : mode === 'run' ? 'grading-run' : 'grading-submit';
  return { lane, work: `${work}:${mode}` };
}

/** The work of the second stage, from the work of the first. */
export function measureWork(work: string): string {
  return `${work.replace(/:(run|submit)$/, '')}:measure`;
}

/** The event that reports a recorded first stage. */
export function provisionalOf({ correct, points, max }: StageResult): EventBody {
  return { type: 'grading.provisional', data: { correct, points, max } };
}

/** The fields that only a measure job has. */
export function stagePartOf(stage: StageResult): Pick<MeasureJob, 'stage1Digest' | 'checks'> {
  const stage1Digest = createHash('sha256').update(JSON.stringify(stage)).digest('hex');
  return { stage1Digest, checks: stage.checks.map(withoutEvidence) };
}

/** Evidence can be large, and measuring needs none. */
function withoutEvidence({ evidence: _evidence, hint: _hint, usage: _usage, ...check }: Check): Check {
  return check;
}

/** The judgement of both stages: checks as the first stage recorded them, times added up. */
export function withStage(judgement: Judgement, stage: StageResult | undefined): Judgement {
  if (stage === undefined) return judgement;
  const recorded = new Map(stage.checks.map((check) => [check.id, check]));
  const reveals = [...(stage.reveals ?? []), ...(judgement.reveals ?? [])];
  const { compile = judgement.compile } = stage;
  return {
    ...judgement,
    checks: judgement.checks.map((check) => recorded.get(check.id) ?? check),
    ...(compile === undefined ? {} : { compile }),
    ...(reveals.length === 0 ? {} : { reveals }),
  };
}

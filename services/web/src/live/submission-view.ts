import {
  readTopology,
  type Check,
  type EventBody,
  type LiveEvent,
  type PhaseName,
  type Reason,
  type Score,
  type TopologyState,
  type Verdict,
} from '@hone/contracts';

interface LogLine {
  readonly seq: number;
  readonly stream: 'stdout' | 'stderr' | 'info';
  readonly text: string;
}

/** The state of a submission, as one word. `waiting`: nothing is known yet. */
type Stage = 'waiting' | 'queued' | 'running' | 'finished' | 'voided' | 'cancelled';

export interface FinalResult {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly score: Score | null;
}

/** The first stage's result while speed is still to be measured. */
export interface ProvisionalResult {
  readonly correct: boolean;
  readonly points: number;
  readonly max: number;
}

/** Everything that a page shows of a submission, derived only from its numbered events. */
export interface SubmissionView {
  readonly stage: Stage;
  readonly position: number | null;
  readonly attempt: number;
  readonly phase: PhaseName | null;
  /** The grader's latest progress message. */
  readonly note: string | null;
  readonly compiled: { readonly ok: boolean; readonly output: string } | null;
  readonly checks: readonly Check[];
  readonly done: number;
  readonly total: number | null;
  readonly log: readonly LogLine[];
  /** The newest state of the nodes of the running scenario. */
  readonly topology: TopologyState | null;
  readonly provisional: ProvisionalResult | null;
  readonly result: FinalResult | null;
  readonly voidReason: string | null;
  readonly lastSeq: number;
}

export const EMPTY_VIEW: SubmissionView = {
  stage: 'waiting',
  position: null,
  attempt: 0,
  phase: null,
  note: null,
  compiled: null,
  checks: [],
  done: 0,
  total: null,
  log: [],
  topology: null,
  provisional: null,
  result: null,
  voidReason: null,
  lastSeq: 0,
};

const MAX_LOG_LINES = 2_000;

/** A check reported again replaces its older state in place. */
function withCheck(checks: readonly Check[], check: Check): readonly Check[] {
  const index = checks.findIndex((known) => known.id === check.id);
  return index === -1 ? [...checks, check] : checks.with(index, check);
}

/** A later attempt starts from nothing, as the earlier one was lost; a decided first stage stays. */
function startAttempt(view: SubmissionView, attempt: number): SubmissionView {
  const { compiled, checks, done, total, provisional, lastSeq } = view;
  return {
    ...EMPTY_VIEW,
    ...(provisional === null ? {} : { compiled, checks, done, total, provisional }),
    stage: 'running',
    attempt,
    log: attempt === view.attempt ? view.log : [],
    lastSeq,
  };
}

/** The nodes of an earlier phase are gone. */
function startPhase(view: SubmissionView, phase: PhaseName): SubmissionView {
  const topology = phase === view.phase ? view.topology : null;
  return { ...view, stage: 'running', phase, note: null, topology };
}

function withLine(view: SubmissionView, line: LogLine): SubmissionView {
  const topology = line.stream === 'info' ? readTopology(line.text) : undefined;
  if (topology !== undefined) return { ...view, topology };
  const note = line.stream === 'info' ? line.text : view.note;
  return { ...view, note, log: [...view.log, line].slice(-MAX_LOG_LINES) };
}

function applyBody(view: SubmissionView, event: EventBody, seq: number): SubmissionView {
  switch (event.type) {
    case 'submission.queued':
      return { ...view, stage: 'queued', position: event.data.position };
    case 'grading.started':
      return startAttempt(view, event.data.attempt);
    case 'grading.phase':
      return startPhase(view, event.data.phase);
    case 'grading.provisional':
      return { ...view, phase: null, note: null, topology: null, provisional: event.data };
    case 'grading.compiled':
      return { ...view, compiled: event.data };
    case 'grading.check': {
      const { check, done, total } = event.data;
      return { ...view, checks: withCheck(view.checks, check), done, total, note: null };
    }
    case 'grading.log':
      return withLine(view, { seq, ...event.data });
    case 'grading.finished':
      return { ...view, stage: 'finished', phase: null, note: null, result: event.data };
    case 'grading.voided':
      return { ...view, stage: 'voided', phase: null, note: null, voidReason: event.data.reason };
    case 'submission.cancelled':
      return { ...view, stage: 'cancelled', phase: null, note: null };
    case 'sitting.changed':
      // About a sitting, not a submission.
      return view;
  }
}

/** The view after one more event. Order and gaps are the caller's business: see sequence.ts. */
export function applyEvent(view: SubmissionView, event: LiveEvent): SubmissionView {
  return { ...applyBody(view, event, event.seq), lastSeq: event.seq };
}

/** Whether no more events can arrive. */
export function isOver(view: SubmissionView): boolean {
  return view.stage === 'finished' || view.stage === 'voided' || view.stage === 'cancelled';
}

/** The first check that failed, in the order of the checks. */
export function findFirstFailure(view: Pick<SubmissionView, 'checks'>): Check | undefined {
  return view.checks.find((check) => check.status === 'fail' || check.status === 'error');
}

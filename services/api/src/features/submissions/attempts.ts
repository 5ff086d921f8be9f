import {
  isTerminal,
  type Environment,
  type EventBody,
  type Judgement,
  type LiveEvent,
  type StageResult,
} from '@hone/contracts';
import { isoTime, type Clock, type EventLog, type Logger } from '@hone/kit';
import type { OrderBook } from '../orders/order-book.js';
import { listAhead } from '../orders/schedule.js';
import { addPhases, phasesOf } from './attempt-phases.js';
import { earlierStory } from './earlier-story.js';
import { settleList, tellEnding, withEvent } from './live-list.js';
import {
  MAX_ATTEMPTS,
  MAX_RETURNS,
  type Details,
  type Ending,
  type FinalEnding,
  type Outcome,
  type SubmissionRecord,
} from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { currentAttempt, faultsOf, withEnding, type Running } from '../submission-records/running.js';
import {
  destinationOf,
  findStage,
  provisionalOf,
  tryNumberAfter,
  withStage,
  type Destination,
} from '../submission-records/stages.js';

export interface AttemptOptions {
  readonly submissions: SubmissionRepository;
  readonly orders: OrderBook;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when a place in the queue became free, or an order waits for one again. */
  readonly onPlaceFree: () => void;
  /** Called when a worker served a submission, or a stage of it; `tookMs` is the time in its slot, when it was graded. */
  readonly onServed?: (record: SubmissionRecord, served: Destination, tookMs: number | undefined) => void;
  /** How long the attempt after a lost one waits, times the number of lost ones. */
  readonly retryDelayMs: number;
}

/** What a worker reports of an attempt beside its verdict. */
export interface Report {
  readonly events: readonly LiveEvent[];
  readonly environment?: Environment;
}

/** Ends attempts. Each answers whether this call decided how the attempt ended; if not, nothing was changed. */
export interface Attempts {
  judge(running: Running, judgement: Judgement, report: Report): Promise<boolean>;
  /** The first stage is decided, once and for all: reports that and orders the second one. */
  stage(running: Running, stage: StageResult, report: Report): Promise<boolean>;
  /** A platform fault: orders the next attempt, or voids the submission after the last. */
  fail(running: Running, fault: string, report: Report): Promise<boolean>;
  /** A worker that stops gave it back: orders the next attempt at once, and counts no fault. */
  giveBack(running: Running, report: Report): Promise<boolean>;
  cancel(running: Running): Promise<boolean>;
  /** Notes and tells a recorded ending. Safe to repeat after a crash in the middle. */
  finish(ending: FinalEnding): Promise<void>;
}

const VOID_REASON = `Platform faults interrupted grading ${MAX_ATTEMPTS} times. This does not count against you.`;

/** Creates the one place where attempts end. */
export function createAttempts(options: AttemptOptions): Attempts {
  return new RecordedAttempts(options);
}

class RecordedAttempts implements Attempts {
  private readonly options: AttemptOptions;

  constructor(options: AttemptOptions) {
    this.options = options;
  }

  async judge(running: Running, given: Judgement, report: Report) {
    const { record } = running;
    const attempt = currentAttempt(running);
    const stage = findStage(running.endings);
    const { verdict, reason, score, checks, compile, reveals, ...judgement } = withStage(given, stage);
    const terminal: EventBody = { type: 'grading.finished', data: { verdict, reason, score } };
    const told = await settleList(this.options.log, record.id, attempt, report.events, earlierStory(running));
    const at = this.options.clock.now();
    const orderedAt = running.endings.at(-1)?.at ?? record.createdAt;
    const phases = addPhases(phasesOf(judgement.phases, orderedAt, report.events, at), stage?.phases);
    const ended = { status: 'graded', verdict, reason, score, phases } as const;
    const details = {
      checks,
      ...(compile === undefined ? {} : { compile }),
      ...(reveals === undefined ? {} : { reveals }),
    };
    return this.record(running, {
      at,
      told,
      terminal,
      ended,
      details,
      environment: report.environment,
    });
  }

  async stage(running: Running, stage: StageResult, { events, environment }: Report) {
    const { record, endings } = running;
    const attempt = currentAttempt(running);
    const at = this.options.clock.now();
    const phases = phasesOf(stage.phases, endings.at(-1)?.at ?? record.createdAt, events, at);
    const ending: Ending = {
      submission: record.id,
      attempt,
      at,
      stage: { ...stage, phases },
      events: [...events],
      ...(environment === undefined ? {} : { environment }),
    };
    const decided = await this.options.submissions.insertEnding(ending);
    if (!decided) return false;
    this.noteServed(running, 'graded', events, at);
    await this.orderNext(withEnding(running, ending), 0, provisionalOf(stage));
    return true;
  }

  async fail(running: Running, fault: string, report: Report) {
    const facts = { submission: running.record.id, attempt: currentAttempt(running), fault };
    this.options.logger.warn(facts, 'an attempt was lost to a platform fault');
    const faults = faultsOf(running) + 1;
    if (faults >= MAX_ATTEMPTS) return this.voidSubmission(running, fault, report);
    return this.tryAgain(running, { fault }, report, this.options.retryDelayMs * faults);
  }

  async giveBack(running: Running, report: Report) {
    const returns = tryNumberAfter(running.endings) - 1 - faultsOf(running);
    if (returns >= MAX_RETURNS) return this.fail(running, 'the workers stopped too many times', report);
    return this.tryAgain(running, {}, report, 0);
  }

  async cancel(running: Running) {
    const { record } = running;
    const attempt = currentAttempt(running);
    const { log, clock } = this.options;
    const terminal: EventBody = { type: 'submission.cancelled', data: {} };
    const at = clock.now();
    // Closing the live log first keeps the worker from adding to a list that is being recorded.
    const closed = await log.append(record.id, attempt, terminal, isoTime(at));
    if (!closed.ok && closed.reason === 'stale-attempt') return false;
    const live = await log.read(record.id, 0);
    const told = { events: live.events.filter((event) => !isTerminal(event)), epoch: live.epoch ?? '' };
    const ended = { status: 'cancelled', ...NO_VERDICT } as const;
    return this.record(running, { at, told, terminal, ended, details: { checks: [] } });
  }

  async finish(ending: FinalEnding) {
    const { submissions, orders, log } = this.options;
    const { submission, attempt, final } = ending;
    await submissions.noteOutcome(submission, final.outcome);
    const { epoch } = final.outcome;
    await tellEnding(log, { submission, attempt, epoch }, final.details.events);
    await orders.remove(submission);
    this.options.onPlaceFree();
  }

  private async voidSubmission(running: Running, fault: string, report: Report) {
    const { record } = running;
    const attempt = currentAttempt(running);
    const told = await settleList(this.options.log, record.id, attempt, report.events, earlierStory(running));
    const terminal: EventBody = { type: 'grading.voided', data: { reason: VOID_REASON } };
    const ended = { status: 'voided', ...NO_VERDICT, voidReason: VOID_REASON } as const;
    const at = this.options.clock.now();
    const details = { checks: [] };
    return this.record(running, {
      at,
      told,
      terminal,
      ended,
      details,
      fault,
      environment: report.environment,
    });
  }

  /** Inserts the final ending; a verdict is told only when it is recorded. */
  private async record(running: Running, end: End): Promise<boolean> {
    const { id: submission } = running.record;
    const attempt = currentAttempt(running);
    const { at, told, terminal, ended, environment, fault } = end;
    const events = withEvent(submission, told.events, terminal, isoTime(at));
    const tries = tryNumberAfter(running.endings);
    const place = { attempt, tries, finishedAt: at, lastSeq: events.length, epoch: told.epoch };
    const ending: FinalEnding = {
      submission,
      attempt,
      at,
      ...(fault === undefined ? {} : { fault }),
      ...(environment === undefined ? {} : { environment }),
      final: { outcome: { ...ended, ...place }, details: { ...end.details, events } },
    };
    const decided = await this.options.submissions.insertEnding(ending);
    if (!decided) return false;
    if (ended.status !== 'cancelled') this.noteServed(running, ended.status, told.events, at);
    await this.finish(ending);
    return true;
  }

  private noteServed(
    { record, endings }: Running,
    status: Outcome['status'],
    events: readonly LiveEvent[],
    at: number,
  ): void {
    const started = events.findLast(({ type }) => type === 'grading.started');
    const tookMs = started === undefined ? undefined : Math.max(0, at - Date.parse(started.at));
    const served = destinationOf(record, endings);
    this.options.onServed?.(record, served, status === 'graded' ? tookMs : undefined);
  }

  /** Records an attempt that ended without a result. */
  private async tryAgain(
    running: Running,
    why: Pick<Ending, 'fault'>,
    { events, environment }: Report,
    delayMs: number,
  ): Promise<boolean> {
    const ending: Ending = {
      submission: running.record.id,
      attempt: currentAttempt(running),
      at: this.options.clock.now(),
      ...why,
      events: [...events],
      ...(environment ? { environment } : {}),
    };
    const decided = await this.options.submissions.insertEnding(ending);
    if (decided) await this.orderNext(withEnding(running, ending), delayMs);
    return decided;
  }

  /**
   * Reported before the order can get its place: nothing that the next attempt reports comes first, and a worker that is
   * only slow is fenced off the live log.
   */
  private async orderNext(next: Running, delayMs: number, ...first: EventBody[]): Promise<void> {
    const { orders, log, clock, logger } = this.options;
    const { record, endings } = next;
    const destination = destinationOf(record, endings);
    try {
      const open = await orders.current();
      const moved = open.map((order) =>
        order.submission === record.id ? { ...order, ...destination, admittedAttempt: 0 } : order,
      );
      const queued: EventBody = {
        type: 'submission.queued',
        data: { position: listAhead(moved, record.id).length },
      };
      for (const body of [...first, queued]) await log.append(record.id, currentAttempt(next), body);
    } catch (error) {
      logger.warn({ err: error, submission: record.id }, 'could not emit the next attempt yet');
    }
    await orders.release(record.id, clock.now() + delayMs, destination);
    this.options.onPlaceFree();
  }
}

interface End {
  readonly at: number;
  readonly told: { readonly events: readonly LiveEvent[]; readonly epoch: string };
  readonly terminal: EventBody;
  readonly ended: Omit<Outcome, 'attempt' | 'finishedAt' | 'lastSeq' | 'epoch'>;
  readonly details: Omit<Details, 'events'>;
  readonly environment?: Environment | undefined;
  readonly fault?: string | undefined;
}

const NO_VERDICT = { verdict: null, reason: null, score: null, phases: null } as const;

import {
  isTerminal,
  type Environment,
  type EventBody,
  type Judgement,
  type LiveEvent,
  type StageResult,
} from '@hone/contracts';
import { isoTime, type Clock, type EventLog, type Logger } from '@hone/kit';
import type { QueueBook } from '../queue/queue-book.js';
import { listAhead } from '../queue/schedule.js';
import { addPhases, phasesOf } from './attempt-phases.js';
import { earlierEvents } from './earlier-events.js';
import { settleList, emitEnding, withEvent } from './emitted-list.js';
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
  readonly queueEntries: QueueBook;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called when queue capacity became free, or an entry waits again. */
  readonly onCapacity: () => void;
  /**
   * Called when a worker has served a submission or a stage; `tookMs` is its time in the slot, if it was
   * graded.
   */
  readonly onServed?: (record: SubmissionRecord, served: Destination, tookMs: number | undefined) => void;
  /** Delay of the attempt after a fault, multiplied by the number of faults. */
  readonly retryDelayMs: number;
}

/** A worker's report of an attempt, apart from its verdict. */
export interface Report {
  readonly events: readonly LiveEvent[];
  readonly environment?: Environment;
}

/**
 * Ends attempts. Each method resolves to whether this call decided how the attempt ended; if not, nothing was
 * changed.
 */
export interface Attempts {
  judge(running: Running, judgement: Judgement, report: Report): Promise<boolean>;
  /** Records the first stage, emits it, and queues the second. */
  stage(running: Running, stage: StageResult, report: Report): Promise<boolean>;
  /** After a platform fault: queues the next attempt, or voids the submission after the last. */
  fail(running: Running, fault: string, report: Report): Promise<boolean>;
  /** A stopping worker requeued the attempt: queues the next one immediately and counts no fault. */
  requeue(running: Running, report: Report): Promise<boolean>;
  cancel(running: Running): Promise<boolean>;
  /** Stores and emits a recorded end. Can be repeated after a crash. */
  finish(ending: FinalEnding): Promise<void>;
}

const VOID_REASON = `Platform faults interrupted grading ${MAX_ATTEMPTS} times.`;

/** Creates the only place where attempts end. */
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
    const stage = findStage(running.endings);
    const { verdict, reason, score, checks, compile, reveals, ...judgement } = withStage(given, stage);
    const terminal: EventBody = { type: 'grading.finished', data: { verdict, reason, score } };
    const emitted = await this.settle(running, report);
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
      emitted,
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
    this.recordServed(running, 'graded', events, at);
    await this.queueNextAttempt(withEnding(running, ending), 0, provisionalOf(stage));
    return true;
  }

  async fail(running: Running, fault: string, report: Report) {
    const facts = { submission: running.record.id, attempt: currentAttempt(running), fault };
    this.options.logger.warn(facts, 'an attempt was lost to a platform fault');
    const faults = faultsOf(running) + 1;
    if (faults >= MAX_ATTEMPTS) return this.voidSubmission(running, fault, report);
    return this.tryAgain(running, { fault }, report, this.options.retryDelayMs * faults);
  }

  async requeue(running: Running, report: Report) {
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
    // Close the live log first, so that the worker cannot add to a list that is being recorded.
    const closed = await log.append(record.id, attempt, terminal, isoTime(at));
    if (!closed.ok && closed.reason === 'stale-attempt') return false;
    const live = await log.read(record.id, 0);
    const emitted = { events: live.events.filter((event) => !isTerminal(event)), epoch: live.epoch ?? '' };
    const ended = { status: 'cancelled', ...NO_VERDICT } as const;
    return this.record(running, { at, emitted, terminal, ended, details: { checks: [] } });
  }

  async finish(ending: FinalEnding) {
    const { submissions, queueEntries, log } = this.options;
    const { submission, attempt, final } = ending;
    await submissions.noteOutcome(submission, final.outcome);
    const { epoch } = final.outcome;
    await emitEnding(log, { submission, attempt, epoch }, final.details.events);
    await queueEntries.remove(submission);
    this.options.onCapacity();
  }

  /** Closes the live list of the current attempt with what its worker reported. */
  private settle(running: Running, { events }: Report) {
    const attempt = currentAttempt(running);
    return settleList(this.options.log, running.record.id, attempt, events, earlierEvents(running));
  }

  private async voidSubmission(running: Running, fault: string, report: Report) {
    const emitted = await this.settle(running, report);
    const terminal: EventBody = { type: 'grading.voided', data: { reason: VOID_REASON } };
    const ended = { status: 'voided', ...NO_VERDICT, voidReason: VOID_REASON } as const;
    const at = this.options.clock.now();
    const details = { checks: [] };
    return this.record(running, {
      at,
      emitted,
      terminal,
      ended,
      details,
      fault,
      environment: report.environment,
    });
  }

  /** Inserts the terminal record; a verdict is emitted only after it is recorded. */
  private async record(running: Running, end: End): Promise<boolean> {
    const { id: submission } = running.record;
    const attempt = currentAttempt(running);
    const { at, emitted, terminal, ended, environment, fault } = end;
    const events = withEvent(submission, emitted.events, terminal, isoTime(at));
    const tries = tryNumberAfter(running.endings);
    const place = { attempt, tries, finishedAt: at, lastSeq: events.length, epoch: emitted.epoch };
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
    if (ended.status !== 'cancelled') this.recordServed(running, ended.status, emitted.events, at);
    await this.finish(ending);
    return true;
  }

  private recordServed(
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
    if (decided) await this.queueNextAttempt(withEnding(running, ending), delayMs);
    return decided;
  }

  /**
   * Emits before the entry can be dispatched: no event of the next attempt comes first, and a slow worker is
   * fenced off the live log.
   */
  private async queueNextAttempt(next: Running, delayMs: number, ...first: EventBody[]): Promise<void> {
    const { queueEntries, log, clock, logger } = this.options;
    const { record, endings } = next;
    const destination = destinationOf(record, endings);
    try {
      const open = await queueEntries.current();
      const moved = open.map((entry) =>
        entry.submission === record.id ? { ...entry, ...destination, admittedAttempt: 0 } : entry,
      );
      const queued: EventBody = {
        type: 'submission.queued',
        data: { position: listAhead(moved, record.id).length },
      };
      for (const body of [...first, queued]) await log.append(record.id, currentAttempt(next), body);
    } catch (error) {
      logger.warn({ err: error, submission: record.id }, 'could not emit the next attempt yet');
    }
    await queueEntries.release(record.id, clock.now() + delayMs, destination);
    this.options.onCapacity();
  }
}

interface End {
  readonly at: number;
  readonly emitted: { readonly events: readonly LiveEvent[]; readonly epoch: string };
  readonly terminal: EventBody;
  readonly ended: Omit<Outcome, 'attempt' | 'finishedAt' | 'lastSeq' | 'epoch'>;
  readonly details: Omit<Details, 'events'>;
  readonly environment?: Environment | undefined;
  readonly fault?: string | undefined;
}

const NO_VERDICT = { verdict: null, reason: null, score: null, phases: null } as const;

import type { EventBody, Lane, LaneJob } from '@hone/contracts';
import type { Graded } from '@hone/grading';
import type { JobQueue } from '@hone/kit';

/** The lanes of the queue. */
export type WorkerQueues = Readonly<Record<Lane, JobQueue<LaneJob>>>;

/** The result of grading a job. Graders without boxes or stages leave those fields out. */
export type Grade = Pick<Graded, 'judgement' | 'images'> & Partial<Graded>;

/** Grades one job. Resolves whatever the learner's program did; rejects only when the platform failed. */
export interface Grader {
  grade(
    order: LaneJob,
    signal: AbortSignal,
    onEvent: (body: EventBody) => Promise<void>,
    /** `traceparent` of the current step, for spans of its parts. */
    parent?: () => string | undefined,
  ): Promise<Grade>;
}

/** Runs the canary program and reports whether it got its expected verdict. */
export type Canary = () => Promise<{ readonly ok: boolean; readonly reason?: string | undefined }>;

/** The environment of this worker, for the record of a score. */
export interface WorkerPlace {
  readonly worker: string;
  readonly kernel: string;
  readonly engine: string;
  readonly ruleSet: string;
  /** Processor model, if known. */
  readonly processor?: string;
}

import type { EventBody, LaneJob } from '@hone/contracts';
import type { Graded } from '@hone/grading';

/** What grading an order gave. Who has no boxes and no stages says nothing of them. */
export type Grade = Pick<Graded, 'judgement' | 'images'> & Partial<Graded>;

/** Grades one order. Resolves with whatever the learner's program did; rejects only when the platform failed. */
export interface Grader {
  grade(
    order: LaneJob,
    signal: AbortSignal,
    onEvent: (body: EventBody) => Promise<void>,
    /** `traceparent` of what is being done, for spans of its parts. */
    parent?: () => string | undefined,
  ): Promise<Grade>;
}

/** Runs a known program and says whether it got its known verdict. */
export type Canary = () => Promise<{ readonly ok: boolean; readonly reason?: string | undefined }>;

/** Where this worker grades, for the record of a score. */
export interface WorkerPlace {
  readonly worker: string;
  readonly kernel: string;
  readonly engine: string;
  readonly ruleSet: string;
  /** Model of the processor, where the system tells it. */
  readonly processor?: string;
}

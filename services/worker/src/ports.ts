import type { EventBody, Judgement, LaneJob } from '@hone/contracts';

/** What grading an order gave. */
export interface Grade {
  readonly judgement: Judgement;
  /** The judgement is that of a first stage: something is still to be measured. */
  readonly toMeasure?: boolean;
  /** Image by runtime of every box that took part. */
  readonly images: Readonly<Record<string, string>>;
  /** Removes the boxes, which must be asked for; the result is told before. Never rejects. */
  readonly close?: () => Promise<void>;
}

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

import type { EventBody, Judgement } from '@hone/contracts';
import type { GradingSession, JudgeRemark, KindResult } from '@hone/contracts/kind';
import type { Box, BoxSpec, MeasuringPlace, PlaceWish, Sandbox } from '@hone/contracts/sandbox';
import { findHazards } from './find-hazards.js';
import { assembleSources, type GradingOrder } from './order.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { scoreChecks, verdictOf, verdictOfRun } from './scoring/score-checks.js';
import type { TrustedCache } from './trusted-cache.js';

/** Version of the rules that turn checks into scores; part of a score's environment. */
export const RULE_SET = '8';

/** Of more failed checks the first ones show what is wrong. */
const MAX_REVEALS = 20;

export interface GradeInput {
  readonly challenge: LoadedChallenge;
  readonly order: GradingOrder;
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** What isolates this submission's boxes, where the installation chose another than the usual for its kind. */
  readonly ociRuntime?: string | undefined;
  /** What was opened ahead for this submission; closed with its boxes. */
  readonly ready?: Ready | undefined;
  readonly signal: AbortSignal;
  /** Told each event in order; a rejection ends the grading. */
  readonly onEvent: (event: EventBody) => Promise<void> | void;
  /** Told what validators say to authors; never given where a learner's work is graded. No part of the judgement. */
  readonly onRemark?: (remark: JudgeRemark) => void;
}

/** Boxes that one submission will be graded in, before anybody has made it. */
export interface Ready {
  /** What they are to the kind that opened them. */
  readonly made: unknown;
  /** Image by runtime. */
  readonly images: Readonly<Record<string, string>>;
  /** Removes the boxes. Never rejects. */
  close(): Promise<void>;
}

export interface Graded {
  readonly judgement: Judgement;
  /** Image by runtime of every box that took part. */
  readonly images: Readonly<Record<string, string>>;
  /** Removes every box, which must be asked for: who tells the judgement first, tells it earlier. Never rejects. */
  readonly close: () => Promise<void>;
}

/** A check that could not be decided for no fault of the learner. */
export class InconclusiveGrading extends Error {
  override readonly name = 'InconclusiveGrading';
}

/**
 * Grades one submission: lays files over the starter, lets the kind judge them in fresh boxes, and turns its checks
 * into a score. Rejects with OrderRefused for bad input, and with anything else for a platform fault.
 */
export async function gradeSubmission(input: GradeInput): Promise<Graded> {
  const { challenge, order, signal, ready } = input;
  const boxes = openBoxes(input);
  // Its boxes were opened under another signal.
  signal.addEventListener('abort', () => void ready?.close(), { once: true });
  const places = takePlaces(input);
  const close = async (): Promise<void> => {
    await Promise.all([boxes.closeAll(), ready?.close()]);
  };
  try {
    const session: GradingSession<unknown> = {
      package: challenge.pack,
      definition: challenge.definition,
      language: order.language,
      ...assembleSources(challenge.pack, order),
      mode: order.mode,
      ...(order.input === undefined ? {} : { input: order.input }),
      seed: order.seed,
      signal,
      open: boxes.open,
      takeMeasuringPlace: places.take,
      cached: (key, compute) => input.cache.get(`${challenge.pack.digest}/${RULE_SET}/${key}`, compute),
      ready: ready?.made,
      now: () => performance.now(),
      findHazards,
      ...(input.onRemark === undefined ? {} : { onRemark: input.onRemark }),
    };
    const result = await runKind(input, session);
    signal.throwIfAborted();
    const judgement = judge(input, result);
    return { judgement, images: { ...ready?.images, ...boxes.images }, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await places.releaseAll();
  }
}

/** While an event is told the kind goes on to the next, and no further. */
async function runKind(
  { challenge, signal, onEvent }: GradeInput,
  session: GradingSession<unknown>,
): Promise<KindResult> {
  const events = challenge.kind.grade(session);
  let telling = Promise.resolve();
  for (;;) {
    const step = await events.next();
    await telling;
    signal.throwIfAborted();
    if (step.done === true) return step.value;
    telling = (async () => onEvent(step.value))();
    // Awaited before the next one, unless the kind fails first.
    telling.catch(() => undefined);
  }
}

function judge({ challenge, order }: GradeInput, result: KindResult): Judgement {
  const undecided = result.checks.find(
    (check) => (check.status === 'inconclusive' && check.required) || check.status === 'error',
  );
  if (undecided !== undefined) throw new InconclusiveGrading(`check ${undecided.id} could not be decided`);
  const checks = [...result.checks];
  const reveals = (result.reveals ?? []).slice(0, MAX_REVEALS);
  const score = order.mode === 'submit' ? scoreChecks(challenge.pack.manifest.groups, checks) : null;
  return {
    ...(score === null ? verdictOfRun(checks) : verdictOf(checks, score)),
    score,
    checks,
    ...(result.compile === undefined ? {} : { compile: result.compile }),
    ...(reveals.length === 0 ? {} : { reveals }),
    phases: { queuedMs: 0, ...result.phases, recordMs: 0 },
  };
}

function takePlaces({ sandbox, signal }: GradeInput) {
  const taken: Promise<MeasuringPlace>[] = [];
  // Who gave up grading does not wait for a place any more.
  const end = new AbortController();
  return {
    take: (wish?: PlaceWish): Promise<MeasuringPlace> => {
      const taking = sandbox.takeMeasuringPlace(wish, AbortSignal.any([signal, end.signal]));
      taken.push(taking);
      return taking;
    },
    releaseAll: async (): Promise<void> => {
      end.abort(new Error('grading has ended'));
      await Promise.allSettled(taken.map(async (taking) => (await taking).release()));
    },
  };
}

/** Opens boxes and remembers them, so that all are closed in the end. */
export function openBoxes({
  sandbox,
  signal,
  ociRuntime,
}: Pick<GradeInput, 'sandbox' | 'signal' | 'ociRuntime'>) {
  const opened: Promise<Box>[] = [];
  const images: Record<string, string> = {};
  return {
    images,
    open: async (spec: BoxSpec): Promise<Box> => {
      const opening = sandbox.open(ociRuntime === undefined ? spec : { ...spec, ociRuntime }, signal);
      opened.push(opening);
      const box = await opening;
      images[box.runtime] = box.image;
      return box;
    },
    /** Also boxes that a kind was still opening when it failed. */
    closeAll: async (): Promise<void> => {
      await Promise.allSettled(opened.map(async (opening) => (await opening).close()));
    },
  };
}

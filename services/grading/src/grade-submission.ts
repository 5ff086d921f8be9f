import { drawVariant, type Check, type EventBody, type Judgement, type Phases } from '@hone/contracts';
import type { GradingSession, JudgeRemark, KindResult, Stage } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { lint } from './linters/lint.js';
import { assembleSources, type GradingOrder } from './order.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { scoreChecks, verdictOf, verdictOfRun } from './scoring/score-checks.js';
import { openBoxes, reserveCores, type OpenedBoxes } from './session-resources.js';
import type { TrustedCache } from './trusted-cache.js';
import { findVariantSeed } from './variant-seed.js';

/** Version of the rules that turn checks into scores; part of a score's environment. */
export const RULE_SET = '8';

/** If more checks failed, the first ones show what is wrong. */
const MAX_REVEALS = 20;

export interface GradeInput {
  readonly challenge: LoadedChallenge;
  readonly order: GradingOrder;
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
  /** What workers on hosts of this class share; only the cache by default. */
  readonly hostCache?: TrustedCache | undefined;
  /** Which part of the grading; all of it by default. */
  readonly stage?: Stage;
  /** Checks decided in the first stage, if this is the second. */
  readonly decided?: readonly Check[];
  /** OCI runtime of this submission's boxes, if the installation chose another than the kind's default. */
  readonly ociRuntime?: string | undefined;
  /** Boxes opened for this submission before it arrived; closed with its own. */
  readonly prewarmed?: Prewarmed | undefined;
  readonly signal: AbortSignal;
  /** Called with each event in order; a rejection ends the grading. */
  readonly onEvent: (event: EventBody) => Promise<void> | void;
  /** Called with validators' remarks to authors; never given for a learner's work. No part of the judgement. */
  readonly onRemark?: (remark: JudgeRemark) => void;
}

/** Boxes opened for one submission before it arrives. */
export interface Prewarmed {
  /** The kind's own view of them. */
  readonly made: unknown;
  /** Image by runtime. */
  readonly images: Readonly<Record<string, string>>;
  /** Removes the boxes. Never rejects. */
  close(): Promise<void>;
}

export interface Graded {
  /** With `needsMeasuring` it is the result of the first stage: of the checks that are decided. */
  readonly judgement: Judgement;
  /** Whether a second stage has to measure something. */
  readonly needsMeasuring: boolean;
  /** Image by runtime of every box that took part. */
  readonly images: Readonly<Record<string, string>>;
  /** Removes every box; the caller does so, and can report the judgement before. Never rejects. */
  readonly close: () => Promise<void>;
}

/** A check could not be decided, through no fault of the learner. */
export class InconclusiveGrading extends Error {
  override readonly name = 'InconclusiveGrading';
}

/**
 * Grades one submission: lays files over the starter, lets the kind judge them in fresh boxes, and turns its checks
 * into a score. Rejects with OrderRefused for bad input, and with anything else for a platform fault.
 */
export async function gradeSubmission(input: GradeInput): Promise<Graded> {
  const { signal, prewarmed } = input;
  const boxes = openBoxes(input);
  // Its boxes were opened under another signal.
  signal.addEventListener('abort', () => void prewarmed?.close(), { once: true });
  const cores = reserveCores(input);
  const close = async (): Promise<void> => {
    await Promise.all([boxes.closeAll(), prewarmed?.close()]);
  };
  try {
    const session = sessionOf(input, boxes, cores.reserve);
    const began = session.now();
    const result = await runKind(input, session);
    signal.throwIfAborted();
    const judgement = judge(input, result, session.now() - began);
    const { needsMeasuring = false } = result;
    return { judgement, needsMeasuring, images: { ...prewarmed?.images, ...boxes.images }, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await cores.releaseAll();
  }
}

/** What the kind may use. */
function sessionOf(
  input: GradeInput,
  { open, openPod }: OpenedBoxes,
  reserveCore: GradingSession<unknown>['reserveCore'],
): GradingSession<unknown> {
  const { challenge, order, signal, prewarmed, stage, decided, onRemark } = input;
  const variant = findVariantSeed(challenge, order);
  const drawn = variant === undefined ? [] : drawVariant(challenge, variant).starter;
  return {
    package: challenge.pack,
    definition: challenge.definition,
    language: order.language,
    ...assembleSources(challenge.pack, order, drawn),
    mode: order.mode,
    ...(stage === undefined ? {} : { stage }),
    ...(decided === undefined ? {} : { decided }),
    ...(order.input === undefined ? {} : { input: order.input }),
    seed: order.seed,
    ...(variant === undefined ? {} : { variant }),
    signal,
    open,
    openPod,
    reserveCore,
    ...caches(challenge.pack.digest, input),
    prewarmed: prewarmed?.made,
    now: () => performance.now(),
    lint,
    ...(onRemark === undefined ? {} : { onRemark }),
  };
}

/** Both caches of a session, for one package under the present rules. */
export function caches(
  digest: string,
  { cache, hostCache = cache }: Pick<GradeInput, 'cache' | 'hostCache'>,
): Pick<GradingSession<unknown>, 'cached' | 'cachedForHosts'> {
  const name = (key: string): string => `${digest}/${RULE_SET}/${key}`;
  return {
    cached: (key, compute) => cache.get(name(key), compute),
    cachedForHosts: (key, compute) => hostCache.get(name(key), compute),
  };
}

/** Runs the kind up to one event ahead of the one being reported. */
async function runKind(
  { challenge, signal, onEvent }: GradeInput,
  session: GradingSession<unknown>,
): Promise<KindResult> {
  const events = challenge.kind.grade(session);
  let reporting = Promise.resolve();
  for (;;) {
    const step = await events.next();
    await reporting;
    signal.throwIfAborted();
    if (step.done === true) return step.value;
    reporting = (async () => onEvent(step.value))();
    // Awaited before the next one, unless the kind fails first.
    reporting.catch(() => undefined);
  }
}

function judge({ challenge, order }: GradeInput, result: KindResult, tookMs: number): Judgement {
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
    phases: phasesOf(result, tookMs),
  };
}

/** Time in no other phase counts as judging: comparing, and waiting for the challenge's own programs. */
function phasesOf({ phases }: KindResult, tookMs: number): Phases {
  const known = { waitingMs: 0, calibrateMs: 0, measureMs: 0, ...phases, judgeMs: 0 };
  const others = Object.values(known).reduce((sum, ms) => sum + ms, 0);
  return { ...known, queuedMs: 0, judgeMs: Math.max(phases.judgeMs, tookMs - others), recordMs: 0 };
}

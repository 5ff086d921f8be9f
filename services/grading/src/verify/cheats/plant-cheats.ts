import type { Judgement } from '@hone/contracts';
import type { Cheat, PackageFinding } from '@hone/contracts/kind';
import type { GradingOrder } from '../../order.js';
import type { LoadedChallenge } from '../../package/load-challenge.js';
import { attemptGrading, type Attempt } from '../attempt-grading.js';
import { errorFinding } from '../finding.js';
import type { GradingPlan } from '../grade-all.js';
import { reportGrading } from '../grading-report.js';
import { isMeasured } from '../judge-flips.js';
import { describeAttempts, faultFinding } from '../judge-gradings.js';
import type { CheatReport, CheatsReport } from '../report.js';
import type { Program } from '../solutions.js';
import type { CheatTarget } from './choose-target.js';

/** Percent by which a cheat may score above honest naive code where a check is measured; nothing otherwise. */
const MEASURED_TOLERANCE = 1;

/** What planting needs besides the challenge. */
export interface Planting {
  readonly challenge: LoadedChallenge;
  readonly target: CheatTarget;
  /** Judgements of honest naive code in this run of the gate. */
  readonly naive: readonly Judgement[];
  /** The seed of those gradings whose data are still cached. */
  readonly seed: string;
  readonly newSeed: () => string;
  readonly plan: GradingPlan;
}

type Findings = readonly PackageFinding[];
type Outcome = { readonly report: CheatReport; readonly findings: Findings };

/**
 * Grades the cheats. Each first shows on the samples that its answers are right, because a cheat that does not run
 * proves nothing; then it must score no more than the honest naive code that it wraps.
 */
export async function plantCheats(
  cheats: readonly Cheat[],
  planting: Planting,
): Promise<{ readonly report: CheatsReport; readonly findings: Findings }> {
  const { plan, target } = planting;
  const settled = await Promise.allSettled(
    cheats.map((cheat) => plan.lane(() => plantCheat(planting, cheat))),
  );
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const outcomes = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return {
    report: { planted: true, naive: target.naive.path, cheats: outcomes.map(({ report }) => report) },
    findings: outcomes.flatMap(({ findings }) => findings),
  };
}

async function plantCheat(planting: Planting, cheat: Cheat): Promise<Outcome> {
  const { plan, seed } = planting;
  plan.signal.throwIfAborted();
  const proof = await grade(planting, cheat, 'run', seed);
  const unfit = proof.ok ? findUnfit(cheat, proof.judgement) : faultFinding(pathOf(cheat), proof);
  if (unfit.length > 0) return outcomeOf(planting, cheat, proof, null, unfit);
  let attempt = await grade(planting, cheat, 'submit', seed);
  plan.onGraded(pathOf(cheat), attempt);
  const naive = [...planting.naive];
  if (attempt.ok && exceeds(attempt.judgement, naive)) {
    // Naive code near a limit may have been unlucky: retry both with new data before reporting.
    const fresh = planting.newSeed();
    const again = await gradeNaive(planting, fresh);
    if (again.ok) naive.push(again.judgement);
    attempt = await grade(planting, cheat, 'submit', fresh);
  }
  if (!attempt.ok) return outcomeOf(planting, cheat, attempt, null, faultFinding(pathOf(cheat), attempt));
  const score = percentOf(attempt.judgement);
  const best = bestOf(naive);
  const findings = exceeds(attempt.judgement, naive)
    ? [
        errorFinding(
          'CHEAT_PAYS',
          pathOf(cheat),
          `a program that ${cheat.title} scores ${score}, honest naive code scores ${best}`,
        ),
      ]
    : [];
  return outcomeOf({ ...planting, naive }, cheat, attempt, score, findings);
}

function outcomeOf(
  { naive }: Planting,
  { id, title }: Cheat,
  attempt: Attempt,
  score: number | null,
  findings: Findings,
): Outcome {
  const got = describeAttempts([attempt]);
  const gradings = attempt.ok ? [reportGrading(attempt)] : [];
  const report = { cheat: id, title, score, naive: bestOf(naive), got, ok: findings.length === 0, gradings };
  return { report, findings };
}

/** A cheat that fails the samples is broken by its wrapper: an error of the gate, not of the challenge. */
function findUnfit(cheat: Cheat, judgement: Judgement): PackageFinding[] {
  const wrong = judgement.checks.filter((check) => check.status !== 'pass').map((check) => check.id);
  if (judgement.compile?.ok !== false && wrong.length === 0) return [];
  const how = wrong.length === 0 ? 'does not compile' : `fails ${wrong.join(', ')}`;
  const message = `the gate's own cheat ${how}, so it proves nothing; this is an error of the gate, or the naive program cannot be wrapped`;
  return [errorFinding('CHEAT_BROKEN', pathOf(cheat), message)];
}

function grade(
  { challenge, target, plan }: Planting,
  cheat: Cheat,
  mode: GradingOrder['mode'],
  seed: string,
): Promise<Attempt> {
  const order = { ...orderOf(target.naive), files: target.filesOf(cheat), mode, seed };
  return attemptGrading(challenge, order, plan);
}

function gradeNaive({ challenge, target, plan }: Planting, seed: string): Promise<Attempt> {
  const order = { ...orderOf(target.naive), files: target.naive.files, mode: 'submit' as const, seed };
  return attemptGrading(challenge, order, plan);
}

function orderOf({ language, expect }: Program): Pick<GradingOrder, 'language' | 'entry'> {
  return { language, ...(expect.entry === undefined ? {} : { entry: expect.entry }) };
}

function exceeds(judgement: Judgement, naive: readonly Judgement[]): boolean {
  const tolerance = [judgement, ...naive].some(isMeasured) ? MEASURED_TOLERANCE : 0;
  return percentOf(judgement) > bestOf(naive) + tolerance;
}

const percentOf = (judgement: Judgement): number => judgement.score?.percent ?? 0;
const bestOf = (naive: readonly Judgement[]): number => Math.max(0, ...naive.map(percentOf));
const pathOf = (cheat: Cheat): string => `cheats/${cheat.id}`;

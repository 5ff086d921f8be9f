import type { Judgement } from '@hone/contracts';
import { findSpeed } from './measured-speed.js';
import type { GradingReport } from './report.js';

/** The parts of a judgement that a report keeps. */
export function reportGrading(graded: {
  readonly seed: string;
  readonly judgement: Judgement;
}): GradingReport {
  const { seed, judgement } = graded;
  const failed = judgement.checks.filter((check) => check.status === 'fail');
  const used = judgement.checks.flatMap((check) => (check.usage === undefined ? [] : [check.usage]));
  return {
    seed,
    verdict: judgement.verdict,
    reason: judgement.reason,
    percent: judgement.score?.percent ?? 0,
    failing: failed.map((check) => check.id),
    groups: [...new Set(failed.map((check) => check.group))],
    cpuMs: used.length === 0 ? null : Math.max(...used.map((usage) => usage.cpuMs)),
    memoryBytes: used.length === 0 ? null : Math.max(...used.map((usage) => usage.memoryBytes)),
    ratio: findSpeed(judgement)?.ratio?.median ?? null,
  };
}

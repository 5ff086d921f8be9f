import type { Check, SharedCurve, SharedResult, SourceFile, SpeedEvidence } from '@hone/contracts';
import { isoTime } from '@hone/kit';
import type { Details, Outcome, SubmissionRecord } from '../submission-records/record.js';

interface SharedParts {
  readonly record: SubmissionRecord;
  readonly final: { readonly outcome: Outcome; readonly details: Details };
  readonly challenge: SharedResult['challenge'];
  readonly name: string | null;
  readonly files: readonly SourceFile[] | null;
}

/** A result as anybody may see it; everything that is not named here stays private. */
export function presentSharedResult({ record, final, challenge, name, files }: SharedParts): SharedResult {
  const { outcome, details } = final;
  const { slug, title, kind, difficulty, summary } = challenge;
  return {
    challenge: { slug, title, kind, difficulty, summary },
    language: record.language,
    name,
    finishedAt: isoTime(outcome.finishedAt),
    points: outcome.score?.points ?? 0,
    max: outcome.score?.max ?? 0,
    groups: (outcome.score?.groups ?? []).map((group) => ({
      title: group.title,
      points: group.points,
      max: group.max,
    })),
    speed: presentSpeed(details.checks),
    files: files === null ? null : [...files],
  };
}

function presentSpeed(checks: readonly Check[]): SharedResult['speed'] {
  const evidence = checks.map((check) => check.evidence).find((each) => each?.type === 'speed');
  if (evidence?.type !== 'speed' || evidence.ratio.pairs === 0) return null;
  return { ratio: evidence.ratio.median, curves: (evidence.growth?.families ?? []).map(presentCurve) };
}

type Family = NonNullable<SpeedEvidence['growth']>['families'][number];

const presentCurve = ({ family, label, points }: Family): SharedCurve => ({
  family,
  label,
  points: points.flatMap(({ n, cpuMs, referenceCpuMs }) =>
    cpuMs === null ? [] : [{ n, cpuMs, referenceCpuMs }],
  ),
});

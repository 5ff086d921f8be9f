import type { Reason } from '@hone/contracts';
import { quantile } from '../../../quantile.js';
import type { SystemFile } from '../files/system-file.js';
import type { Outcome } from '../play/play-load.js';

export interface Green {
  readonly isGreen: boolean;
  readonly reason: Reason;
  /** Counts and latency, in a sentence or two. */
  readonly text: string;
  /** Answers that were as expected. */
  readonly good: number;
  /** All requests of the load, including the warm-up. */
  readonly asked: number;
  /** Most answers were wrong or too late: more than a busy machine does by itself. */
  readonly isPlain: boolean;
}

/** Whether a load went well, by the outcomes of its requests. Pure. */
export function judgeGreen(
  outcomes: readonly Outcome[],
  { green, warmUpMs }: Pick<SystemFile, 'green' | 'warmUpMs'>,
): Green {
  const judged = outcomes.filter(({ atMs }) => atMs >= warmUpMs);
  const wrong = judged.flatMap((each) => each.wrong ?? []);
  const good = judged.length - wrong.length;
  const p95Ms = Math.round(
    quantile(
      judged.map(({ tookMs }) => tookMs),
      0.95,
    ),
  );
  const isRight = judged.length > 0 && good / judged.length >= green.share;
  const isFast = p95Ms <= green.p95Ms;
  const bad = judged.filter(({ tookMs, wrong: why }) => why !== undefined || tookMs > green.p95Ms).length;
  const percent = Math.round(green.share * 100);
  const sentences = [
    `${good} of ${judged.length} answers were as expected (${percent}% needed).`,
    `95% of them came within ${p95Ms} ms (${green.p95Ms} ms allowed).`,
    ...(wrong.length === 0 ? [] : [`Most often: ${mostFrequent(wrong)}.`]),
  ];
  return {
    isGreen: isRight && isFast,
    reason: isRight ? 'too-slow' : 'contract',
    text: sentences.join(' '),
    good,
    asked: outcomes.length,
    isPlain: bad > judged.length / 2,
  };
}

/** Ids and numbers differ from one to the next. */
const templateOf = (text: string): string => text.replace(/\bk[0-9a-f]{10}\b/g, '…').slice(0, 160);

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(templateOf(text), (counts.get(templateOf(text)) ?? 0) + 1);
  const [first] = [...counts].sort((one, other) => other[1] - one[1]);
  return first === undefined ? '' : `${first[0]} (${first[1]} times)`;
}

import { KIND_IDS } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growthClassSchema, reasonSchema, skillSchema, type Check, type GrowthFamily } from '@hone/contracts';
import { EMPTY_VIEW, type SubmissionView } from '../../live/submission-view.js';
import { describeCost } from '../../words/approaches.js';
import { describeGrowthClass, describeGrowthVerdict } from '../../words/growth.js';
import { difficultyLabel, kindLabel, languageLabel, skillLabel } from '../../words/labels.js';
import { describeOutcome, pointsLost } from '../../words/outcome.js';
import { describeProgress, describeQueue, describeResult } from '../../words/progress.js';
import { formatBytes, formatMs, formatPercent } from '../../words/quantities.js';
import { describeReason } from '../../words/reasons.js';
import { common } from '../en/common.js';
import { checkOf, SUBMISSION } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

/** Problems with some of the words; each must be one string of a catalogue. */
const strayIn = (words: readonly (string | undefined)[]): string[] =>
  words.flatMap((each) => (each?.startsWith('[') === true ? findStrayText(each) : [`${each} is bare`]));

describe('words that are heard, and words for ids, come from a catalogue', () => {
  it('for every id', () => {
    expect(
      strayIn([
        ...Object.keys(common.languages).map(languageLabel),
        ...KIND_IDS.map(kindLabel),
        ...skillSchema.options.map(skillLabel),
        ...[1, 2, 3, 4, 5].map(difficultyLabel),
        ...growthClassSchema.options.map(describeGrowthClass),
        ...growthClassSchema.options.map((cost) => describeCost({ cost, standing: 'slow' } as never)),
        ...[...reasonSchema.options, 'order' as const].flatMap((reason) => {
          const { short, sentence } = describeReason(reason);
          return [short, sentence];
        }),
      ]),
    ).toEqual([]);
  });

  it('for quantities', () => {
    expect(
      strayIn([
        formatMs(3),
        formatMs(30_000),
        formatBytes(3),
        formatBytes(3_000),
        formatBytes(3e6),
        formatPercent(0.625),
      ]),
    ).toEqual([]);
  });

  it('for places in the queue', () => {
    const starts = [
      { fromMs: 0, toMs: 900 },
      { fromMs: 18_300, toMs: 41_000 },
      { fromMs: 19_000, toMs: 21_000 },
      { fromMs: 50_000, toMs: 125_000 },
      { fromMs: 125_000, toMs: 300_000 },
    ];
    const places = (['grading', 'measuring'] as const).flatMap((stage) =>
      [undefined, 0, 1, 2].flatMap((position) =>
        starts.map((range) =>
          describeQueue({ stage, starts: range, ...(position === undefined ? {} : { position }) }),
        ),
      ),
    );
    expect(strayIn(places)).toEqual([]);
  });

  it('for every step and every end', () => {
    const steps: readonly Partial<SubmissionView>[] = [
      { stage: 'finished' },
      { stage: 'voided' },
      { stage: 'cancelled' },
      ...(['prepare', 'compile', 'run', 'measure', 'judge'] as const).map((phase) => ({
        stage: 'running' as const,
        phase,
      })),
    ];
    const said = steps.map((step) => describeProgress({ ...EMPTY_VIEW, ...step }, 'submit'));
    const checks = [checkOf({ status: 'fail', reason: 'wrong-answer' }), checkOf({})];
    const results = (['run', 'submit'] as const).flatMap((mode) =>
      (['accepted', 'partial', 'rejected'] as const).flatMap((verdict) =>
        ([null, 'wrong-answer'] as const).flatMap((reason) =>
          [null, SUBMISSION.score].flatMap((score) => [
            describeResult({ checks }, { verdict, reason, score }, mode),
            describeOutcome(checks, { verdict, reason, score }, mode),
          ]),
        ),
      ),
    );
    expect(strayIn([...said, ...results])).toEqual([]);
  });

  it('for what is lost and how it grows', () => {
    const lost = (['speed', 'memory', 'work', 'summary'] as const).map((type) =>
      pointsLost(
        checkOf({ score: 0.9, evidence: { type } as unknown as NonNullable<Check['evidence']> }),
        SUBMISSION.score,
      ),
    );
    const family = {
      verdict: 'worse',
      points: [],
      slope: null,
      referenceSlope: 1,
    } as unknown as GrowthFamily;
    const grows = [family, { ...family, slope: 2 }].map((each) =>
      describeGrowthVerdict(each, { families: [] }),
    );
    expect(strayIn([...lost, ...grows])).toEqual([]);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GrowthFamily } from '@hone/contracts';
import { createTrustedCache } from '@hone/grading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { openTestSandbox } from '../support/sandbox/sandbox.js';
import { growthChallenge, LANGUAGES } from './growth/challenge.js';
import { WORKS, type Work, type WorkId } from './growth/works.js';

const REPORTS = fileURLToPath(new URL('../../.hone/reports', import.meta.url));
/** The share of programs that must be classified correctly; the others must be undecided. */
const RIGHT = 0.98;
const challenge = growthChallenge();
const cache = createTrustedCache();
const works = Object.keys(WORKS) as WorkId[];
const results: { work: WorkId; language: string; growth: GrowthFamily; conclusion: Conclusion }[] = [];
let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;

beforeAll(async () => {
  sandbox = await openTestSandbox();
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  const table = [
    '| program | grows like | language | told | slope, reference’s | sizes | verdict | |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.map(rowOf),
  ].join('\n');
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(`${REPORTS}/growth.md`, `${table}\n`);
  writeFileSync(`${REPORTS}/growth.json`, JSON.stringify(results));
  process.stdout.write(`${table}\n`);
}, 120_000);

type Conclusion = 'right' | 'undecided' | 'wrong';

/** The reference is linear: n and n log n count as its class, n² and n³ as worse. */
function conclude(work: WorkId, { label, runnersUp, verdict }: GrowthFamily): Conclusion {
  const { growth }: Work = WORKS[work];
  const expected = growth === 'n' || growth === 'n log n' ? 'same' : 'worse';
  if (verdict === 'inconclusive' || label === null) return 'undecided';
  return verdict === expected && [label, ...runnersUp].includes(growth) ? 'right' : 'wrong';
}

function rowOf({ work, language, growth, conclusion }: (typeof results)[number]): string {
  const { name, growth: truth } = WORKS[work];
  const label = [growth.label ?? '–', ...growth.runnersUp].join(' or ');
  const slopes = [growth.slope, growth.referenceSlope].map((slope) => slope?.toFixed(2) ?? '–').join(', ');
  const sizes = growth.points.filter(({ cpuMs }) => cpuMs !== null).length;
  return `| ${name} | ${truth} | ${language} | ${label} | ${slopes} | ${sizes} | ${growth.verdict} | ${conclusion} |`;
}

async function growthOf(language: string, file: string, content: string): Promise<GrowthFamily> {
  const order = {
    language,
    files: [{ path: file, content }],
    mode: 'submit',
    seed: '5eed'.repeat(8),
  } as const;
  const judgement = await gradeToEnd({ challenge, order, sandbox, cache });
  const evidence = judgement.checks.find(({ id }) => id === 'speed')?.evidence;
  const growth = evidence?.type === 'speed' ? evidence.growth?.families[0] : undefined;
  if (growth === undefined) throw new Error(`not measured: ${JSON.stringify(judgement)}`);
  return growth;
}

describe('programs whose growth is known', () => {
  it.each(
    LANGUAGES.flatMap((one) => works.map((work) => ({ ...one, work, name: `${one.language}: ${work}` }))),
  )(
    '$name is classified correctly, or left undecided',
    async ({ language, file, program, pieces, work }) => {
      const growth = await growthOf(language, file, program(pieces[work]));
      const conclusion = conclude(work, growth);
      results.push({ work, language, growth, conclusion });
      expect(conclusion).not.toBe('wrong');
    },
    600_000,
  );

  it(`are classified correctly in ${100 * RIGHT} of 100 cases`, () => {
    expect(results).toHaveLength(LANGUAGES.length * works.length);
    const right = results.filter(({ conclusion }) => conclusion === 'right').length;
    expect(right / results.length).toBeGreaterThanOrEqual(RIGHT);
  });
});

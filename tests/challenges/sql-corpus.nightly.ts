import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';
import { openTestSandbox } from '../support/sandbox/sandbox.js';
import { createQueryGrader } from '../support/challenges/sql.js';

const CORPUS = fileURLToPath(new URL('../corpus/sql/', import.meta.url));
const CHALLENGES = fileURLToPath(new URL('../../challenges/', import.meta.url));
/** Queries graded at once. */
const LANES = 2;
/** The number of seeds: data drawn from a seed are generated and answered once for all queries. */
const SEEDS = 2;
/** The share of the wrong queries that must fail for the reason on their label. */
const FAILING_SHARE = 0.98;

/** A query and the promises of its first line. */
interface Labelled {
  readonly name: string;
  readonly query: string;
  readonly reason?: string;
  readonly checks: readonly string[];
}

const LABEL = /^-- (wrong-answer|presentation|runtime-error): ([a-z0-9-]+(?:, [a-z0-9-]+)*)\n/;

function readQueries(slug: string, side: 'right' | 'wrong'): Labelled[] {
  return readdirSync(`${CORPUS}${slug}/${side}`)
    .sort()
    .map((file) => {
      const query = readFileSync(`${CORPUS}${slug}/${side}/${file}`, 'utf8');
      if (side === 'right') return { name: file, query, checks: [] };
      const [, reason, checks] = LABEL.exec(query) ?? [];
      if (reason === undefined || checks === undefined) throw new Error(`${slug}/wrong/${file} has no label`);
      return { name: file, query, reason, checks: checks.split(', ') };
    });
}

/** Where a judgement differs from the label; empty where both agree. */
function contradiction({ name, reason, checks }: Labelled, judgement: Judgement): string[] {
  const failed = judgement.checks.filter(({ status }) => status !== 'pass');
  const failures = failed.map((check) => `${check.id} ${String(check.reason)}`).join(', ');
  if (reason === undefined)
    return judgement.verdict === 'accepted'
      ? []
      : [`${name}: ${judgement.compile?.output ?? ''} ${failures}`];
  const kept = checks.every((id) => failed.some((check) => check.id === id && check.reason === reason));
  return kept && judgement.verdict !== 'accepted' ? [] : [`${name}: ${failures || 'nothing fails'}`];
}

let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
beforeAll(async () => {
  sandbox = await openTestSandbox({ poolSize: LANES });
}, 60_000);
afterAll(() => sandbox.close(), 60_000);

describe.each(readdirSync(CORPUS).sort())('labelled queries of %s', (slug) => {
  let gradeAll: (queries: readonly Labelled[]) => Promise<string[]>;
  beforeAll(async () => {
    const grade = createQueryGrader(sandbox, await loadFolderOrThrow(`${CHALLENGES}${slug}`));
    gradeAll = async (queries) => {
      const left = [...queries.entries()];
      const contradictions: string[] = [];
      const lane = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          const [number, one] = next;
          contradictions.push(
            ...contradiction(one, await grade(one.query, 'submit', `c0ffee${number % SEEDS}`)),
          );
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      return contradictions;
    };
  });

  it('that are right all pass', async () => {
    const queries = readQueries(slug, 'right');
    expect(queries.length).toBeGreaterThanOrEqual(25);
    expect(await gradeAll(queries)).toEqual([]);
  }, 300_000);

  it('that are subtly wrong fail for the reason on their label', async () => {
    const queries = readQueries(slug, 'wrong');
    expect(queries.length).toBeGreaterThanOrEqual(50);
    const lucky = await gradeAll(queries);
    for (const one of lucky) process.stdout.write(`${slug}, not as its label says: ${one}\n`);
    const allowed = Math.floor((1 - FAILING_SHARE) * queries.length);
    expect(lucky.slice(0, Math.max(0, lucky.length - allowed))).toEqual([]);
  }, 600_000);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCHEMATHESIS_CHECKS } from './checks.js';
import { SENTENCES } from './codes.js';

/** The codes of the pinned version, each with the checks that give it; the image's build compares them with it. */
const CODES = JSON.parse(
  readFileSync(
    new URL('../../../../../sandbox-images/schemathesis/test/codes.json', import.meta.url),
    'utf8',
  ),
) as Record<string, string[]>;
const GRAPHQL = ['ST113', 'ST114', 'ST115', 'ST206'];

describe('failure codes of Schemathesis', () => {
  it('have a sentence where one of our checks can report them for a service over HTTP', () => {
    const asked = new Set<string>(SCHEMATHESIS_CHECKS);
    const given = Object.entries(CODES)
      .filter(([code, checks]) => !GRAPHQL.includes(code) && checks.some((check) => asked.has(check)))
      .map(([code]) => code);
    expect(Object.keys(SENTENCES)).toEqual(given);
  });

  it('are described in one sentence each', () => {
    for (const sentence of Object.values(SENTENCES)) expect(sentence(418)).toMatch(/^answers 418[^.]*\.$/);
    expect(new Set(Object.values(SENTENCES).map((sentence) => sentence(418))).size).toBe(
      Object.keys(SENTENCES).length,
    );
  });
});

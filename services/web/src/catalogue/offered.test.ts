import type { ChallengeSummary } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { narrowed, offeredBy } from './offered.js';

const challenge = (changes: Partial<ChallengeSummary>): ChallengeSummary => ({
  slug: 'a',
  title: 'A',
  kind: 'sql',
  summary: 'A challenge',
  difficulty: 2,
  minutes: 10,
  skills: ['relational'],
  languages: ['sql'],
  status: 'new',
  ...changes,
});

describe('the values that filters offer', () => {
  const offered = offeredBy([challenge({}), challenge({ kind: 'optimization', languages: ['go', 'java'] })]);

  it('are those that challenges have', () => {
    expect([...offered.kind]).toEqual(['sql', 'optimization']);
    expect(narrowed(['python', 'java', 'go', 'sql'], offered.language, [])).toEqual(['java', 'go', 'sql']);
  });

  it('include chosen ones that no challenge has', () => {
    expect(narrowed(['python', 'go'], offered.language, ['python'])).toEqual(['python', 'go']);
  });

  it('are all of them while the catalogue is unknown', () => {
    expect(narrowed(['python', 'go'], undefined, [])).toEqual(['python', 'go']);
  });
});

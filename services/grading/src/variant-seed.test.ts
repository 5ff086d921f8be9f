import type { GradingSession, TrustedSession } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { describe, expect, it } from 'vitest';
import { gradeSubmission } from './grade-submission.js';
import type { LoadedChallenge } from './package/load-challenge.js';
import { precompute } from './precompute.js';
import { prewarm } from './prewarm.js';
import { createTrustedCache } from './trusted-cache.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const PHASES = { prepareMs: 0, compileMs: 0, runMs: 0, judgeMs: 0 };

/** A challenge whose kind records its variants, and the shop that it grades. */
function noting(draws = true) {
  const variants: (string | undefined)[] = [];
  const shops: string[] = [];
  const note = ({ variant }: TrustedSession<unknown>) => Promise.resolve(void variants.push(variant));
  const challenge = {
    pack: {
      digest: 'd',
      manifest: { languages: ['python'], submit: ['main.py'], groups: [] },
      files: new Map([
        ['starter/python/main.py', bytes('start')],
        ['starter/python/shop.py', bytes('healthy')],
      ]),
    },
    kind: {
      variant: {
        has: () => draws,
        files: (_pack: unknown, _definition: unknown, seed: string) => ({
          starter: [{ path: 'shop.py', content: `broken by ${seed}` }],
          shown: [],
        }),
      },
      precompute: note,
      prewarm: note,
      async *grade(session: GradingSession<unknown>) {
        yield { type: 'grading.phase', data: { phase: 'run' } };
        await note(session);
        shops.push(new TextDecoder().decode(session.files.get('shop.py')));
        return { checks: [], phases: PHASES };
      },
    },
  } as unknown as LoadedChallenge;
  const sandbox = {} as Sandbox;
  const means = { sandbox, cache: createTrustedCache(), signal: new AbortController().signal };
  const grade = async (seed: string, variant?: string) => {
    const files = [{ path: 'main.py', content: 'mine' }];
    const order = { language: 'python', files, mode: 'run' as const, seed, variant };
    await gradeSubmission({ challenge, order, ...means, onEvent: () => undefined });
  };
  return { challenge, means, grade, variants, shops };
}

describe('the variant of a grading', () => {
  it('is the one of the order, and its files are graded', async () => {
    const { grade, variants, shops } = noting();
    await grade('5eed', 'abcd');
    expect([variants, shops]).toEqual([['abcd'], ['broken by abcd']]);
  });

  it('is drawn from the seed if nobody was shown one: the same for the same seed', async () => {
    const { grade, variants } = noting();
    for (const seed of ['5eed', '5eed', 'other']) await grade(seed);
    expect(variants[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(variants[1]).toBe(variants[0]);
    expect(variants[2]).not.toBe(variants[0]);
  });

  it('is also used for work before the submission', async () => {
    const { challenge, means, grade, variants } = noting();
    await precompute(challenge, '5eed', { ...means, variant: 'abcd' });
    await prewarm(challenge, '5eed', { ...means, variant: 'abcd' });
    await precompute(challenge, '5eed', means);
    await grade('5eed');
    expect(variants.slice(0, 2)).toEqual(['abcd', 'abcd']);
    expect(variants[2]).toBe(variants[3]);
  });

  it('is none if the challenge draws none, even if the order names one', async () => {
    const { grade, variants, shops } = noting(false);
    await grade('5eed', 'abcd');
    expect([variants, shops]).toEqual([[undefined], ['healthy']]);
  });
});

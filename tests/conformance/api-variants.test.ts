import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VariantRecord } from '../../services/api/src/features/variants/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const variant = (owner: string, number: number, slug = 'checkout-is-slow'): VariantRecord => ({
  owner,
  slug,
  number,
  id: unique(),
  digest: 'sha256:00',
  seed: unique(),
  at: 1_700_000_000_000,
});

describe.each(REPOSITORY_HARNESSES)('the repositories %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('of variants', () => {
    it('let one of many draw the variant of a number, and keep that one', async () => {
      const owner = unique();
      const drawn = Array.from({ length: 20 }, () => variant(owner, 1));
      const results = await Promise.all(drawn.map((each) => stored.variants.insert(each)));
      expect(winners(results)).toBe(1);
      expect(await stored.variants.list(owner)).toEqual([drawn[results.indexOf(true)]]);
    });

    it('list those of an owner by challenge and number, and delete them', async () => {
      const [owner, other] = [unique(), unique()];
      const numbered = Array.from({ length: 11 }, (_, index) => variant(owner, index + 1));
      const elsewhere = variant(owner, 1, 'a-stuck-consumer');
      const others = variant(other, 1);
      await Promise.all(
        [...numbered, elsewhere, others].reverse().map((each) => stored.variants.insert(each)),
      );
      expect(await stored.variants.list(owner)).toEqual([elsewhere, ...numbered]);
      expect(await stored.variants.list(owner, 'checkout-is-slow')).toEqual(numbered);
      await stored.variants.remove(elsewhere);
      expect(await stored.variants.list(owner)).toEqual(numbered);
      await stored.variants.removeOwner(owner);
      expect(await stored.variants.list(owner)).toEqual([]);
      expect(await stored.variants.list(other)).toEqual([others]);
    });

    it('keep the variant of a submission, also in the lists of a person', async () => {
      const record = {
        id: unique(),
        user: unique(),
        slug: 'checkout-is-slow',
        challenge: { slug: 'checkout-is-slow', version: 1, digest: 'sha256:00' },
        language: 'python',
        mode: 'submit' as const,
        seed: '00',
        variant: { id: 'one', seed: 'abcd' },
        createdAt: 1,
      };
      await stored.submissions.insert(record, []);
      expect(await stored.submissions.find(record.id)).toEqual(record);
      expect(await stored.submissions.listSubmits(record.user)).toMatchObject([{ variant: record.variant }]);
    });

    it('record who gave up on which variant', async () => {
      const gaveUp = { type: 'gave-up' as const, user: unique(), slug: 'checkout-is-slow', at: 1 };
      const acts = [gaveUp, { ...gaveUp, variant: 'one' }, { ...gaveUp, variant: 'two' }];
      for (const aid of acts) expect(winners(await atOnce(3, () => stored.aids.insert(aid)))).toBe(1);
      expect(await stored.aids.list(gaveUp.user)).toHaveLength(3);
    });
  });
});

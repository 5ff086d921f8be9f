import { describe, expect, it } from 'vitest';
import { createMemoryVariantRepository } from '../../testing/repositories/variants.memory.js';
import { createPersonalVariants } from './personal-variants.js';
import type { VariantRecord } from './repository.js';

const drawn = (owner: string, number: number, id: string): VariantRecord => ({
  owner,
  slug: 'price-spread',
  number,
  id,
  digest: 'sha256:1',
  seed: '5eed',
  at: 1,
});

describe('the variants of a guest who signs in', () => {
  it('follow those of the account, under their names, however often that is done', async () => {
    const variants = createMemoryVariantRepository();
    const own = [drawn('account', 1, 'a'), drawn('account', 2, 'b')];
    const guests = [drawn('guest', 1, 'x'), drawn('guest', 2, 'y')];
    for (const record of [...own, ...guests]) await variants.insert(record);
    const personal = createPersonalVariants(variants);
    await personal.move('guest', 'account');
    const moved = [...own, drawn('account', 3, 'x'), drawn('account', 4, 'y')];
    expect(await variants.list('account')).toEqual(moved);
    // A crash left this one, which was given before.
    await variants.insert(drawn('guest', 1, 'x'));
    await personal.move('guest', 'account');
    expect(await variants.list('account')).toEqual(moved);
    expect(await variants.list('guest')).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approach } from '@hone/contracts';
import type { Guidance } from '../../services/api/src/features/packages/guidance.js';
import type { Aid } from '../../services/api/src/features/aids/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const NO_GUIDANCE: Guidance = {
  hints: [],
  editorial: null,
  images: [],
  bytes: new Map(),
  approaches: new Map(),
};

describe.each(REPOSITORY_HARNESSES)('the repositories %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('of help taken', () => {
    const taken = (user: string, at: number, slug = 'price-spread') => ({ user, slug, at });

    it('record each help once, under concurrent tries', async () => {
      const aids: Aid[] = [
        { type: 'hint', index: 1, ...taken(unique(), 1) },
        { type: 'gave-up', ...taken(unique(), 1) },
        { type: 'reveal', submission: unique(), check: 'random', ...taken(unique(), 1) },
      ];
      for (const aid of aids)
        expect(winners(await atOnce(10, (at) => stored.aids.insert({ ...aid, at })))).toBe(1);
    });

    it('list somebody’s help, oldest first, and forget it', async () => {
      const user = unique();
      const hint: Aid = { type: 'hint', index: 2, ...taken(user, 5) };
      const gaveUp: Aid = { type: 'gave-up', ...taken(user, 9) };
      const reveal: Aid = {
        type: 'reveal',
        submission: unique(),
        check: 'random',
        ...taken(user, 7, 'late-orders'),
      };
      const other: Aid = { type: 'gave-up', ...taken(`${user}:x`, 1) };
      for (const aid of [gaveUp, hint, reveal, other]) await stored.aids.insert(aid);
      expect(await stored.aids.list(user)).toEqual([hint, reveal, gaveUp]);
      expect(await stored.aids.list(user, 'price-spread')).toEqual([hint, gaveUp]);
      await stored.aids.remove(hint);
      expect(await stored.aids.list(user, 'price-spread')).toEqual([gaveUp]);
      await stored.aids.removeUser(user);
      expect(await stored.aids.list(user)).toEqual([]);
      expect(await stored.aids.list(`${user}:x`)).toEqual([other]);
    });
  });

  describe('of guidance', () => {
    it('keep texts and images of a package unchanged', async () => {
      const digest = `sha256:${unique()}`;
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
      const texts = {
        hints: [ODD_TEXT, 'two'],
        editorial: ODD_TEXT,
        images: [{ path: 'fixtures/ö.png', type: 'image/png', shownIn: ['statement' as const, 2] }],
      };
      const guidance = { ...texts, bytes: new Map([['fixtures/ö.png', bytes]]), approaches: new Map() };
      await atOnce(3, () => stored.guidance.put(digest, guidance));
      expect(await stored.guidance.find(digest)).toEqual(texts);
      const image = await stored.guidance.findImage(digest, 'fixtures/ö.png');
      expect(Buffer.compare(Buffer.from(image ?? []), Buffer.from(bytes))).toBe(0);
      expect(await stored.guidance.findImage(digest, 'fixtures/other.png')).toBeUndefined();
    });

    it('may be without an editorial, and are found by digest only', async () => {
      const digest = `sha256:${unique()}`;
      await stored.guidance.put(digest, NO_GUIDANCE);
      expect(await stored.guidance.find(digest)).toEqual({ hints: [], editorial: null, images: [] });
      expect(await stored.guidance.find('sha256:none')).toBeUndefined();
    });

    it('keep right solutions by language, also for texts that were stored before them', async () => {
      const digest = `sha256:${unique()}`;
      const items: Approach[] = [
        {
          id: 'accepted/two-ends',
          title: 'Two ends',
          language: 'python',
          standing: 'accepted',
          cost: 'n log n',
          files: [{ path: 'main.py', content: ODD_TEXT }],
        },
      ];
      const approaches = new Map([
        ['python', items],
        ['go', []],
      ]);
      await stored.guidance.put(digest, NO_GUIDANCE);
      expect(await stored.guidance.findApproaches(digest, 'python')).toBeUndefined();
      await atOnce(3, () => stored.guidance.put(digest, { ...NO_GUIDANCE, approaches }));
      expect(await stored.guidance.findApproaches(digest, 'python')).toEqual(items);
      expect(await stored.guidance.findApproaches(digest, 'go')).toEqual([]);
      expect(await stored.guidance.findApproaches(digest, 'java')).toBeUndefined();
      expect(await stored.guidance.findApproaches('sha256:none', 'python')).toBeUndefined();
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDraftSpace } from '../../services/api/src/features/drafts/draft-space.js';
import { createPersonalDrafts } from '../../services/api/src/features/drafts/personal-drafts.js';
import {
  storedBytesOf,
  type DraftKey,
  type DraftRecord,
} from '../../services/api/src/features/drafts/repository.js';
import {
  createSavedDrafts,
  REVISIONS_KEPT,
  type Saving,
} from '../../services/api/src/features/drafts/saved-drafts.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const place = (changes: Partial<DraftKey> = {}): DraftKey => ({
  user: unique(),
  slug: 'price-spread',
  language: 'c++',
  ...changes,
});
const files = (content: string) => [{ path: 'main.py', content }];
const state = (of: DraftKey, revision: number, content = `state ${revision}`): DraftRecord => ({
  ...of,
  revision,
  files: files(content),
  savedAt: 1_700_000_000_000 + revision,
});

const openDrafts = (drafts: Repositories['drafts'], quotaBytes = 1_000_000) =>
  createSavedDrafts({
    drafts,
    space: createDraftSpace({ drafts, clock: { monotonic: () => 0 }, quotaBytes }),
    clock: { now: () => 1_700_000_000_000 },
  });

describe.each(REPOSITORY_HARNESSES)('drafts kept %s', (_name, createHarness) => {
  let harness: Harness;
  let drafts: Repositories['drafts'];
  beforeAll(async () => {
    harness = await createHarness();
    drafts = harness.repositories.drafts;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('keep any text, state by state', async () => {
    const own = place();
    expect(await drafts.listRevisions(own)).toEqual([]);
    const odd = state(own, 10, ODD_TEXT);
    for (const record of [state(own, 9), odd, state(own, 2)]) expect(await drafts.insert(record)).toBe(true);
    expect(await drafts.listRevisions(own)).toEqual([2, 9, 10]);
    expect(await drafts.find(own, 10)).toEqual(odd);
    expect(await drafts.find(own, 3)).toBeUndefined();
    await drafts.remove(own, 9);
    await drafts.remove(own, 9);
    expect(await drafts.listRevisions(own)).toEqual([2, 10]);
  });

  it('keep variants apart, and list, measure and move them as separate places', async () => {
    const [user, account] = [unique(), unique()];
    const places = [place({ user }), place({ user, variant: 'one' }), place({ user, variant: 'two' })];
    for (const of of places) await drafts.insert(state(of, 1, `of ${of.variant ?? 'none'}`));
    const listed = await drafts.listPlaces(user);
    expect(listed).toHaveLength(3);
    expect(listed).toEqual(expect.arrayContaining(places));
    expect((await drafts.listSizes(user)).map(({ variant }) => variant).sort()).toEqual([
      'one',
      'two',
      undefined,
    ]);
    await createPersonalDrafts(drafts).move(user, account);
    expect(await drafts.listPlaces(user)).toEqual([]);
    const moved = place({ user: account, variant: 'two' });
    expect((await drafts.find(moved, 1))?.files).toEqual(files('of two'));
  });

  it('keep users, challenges and languages apart', async () => {
    const own = place();
    const others = [
      place(),
      { ...own, language: 'c' },
      { ...own, slug: 'late-orders' },
      { ...own, user: `${own.user}:price-spread` },
    ];
    for (const [index, other] of [own, ...others].entries()) await drafts.insert(state(other, 1, `${index}`));
    expect(await drafts.find(own, 1)).toEqual(state(own, 1, '0'));
    const places = await drafts.listPlaces(own.user);
    expect(places).toHaveLength(3);
    expect(places).toEqual(expect.arrayContaining([own, others[1], others[2]]));
    await drafts.removeUser(own.user);
    expect(await drafts.listPlaces(own.user)).toEqual([]);
    expect(await drafts.listRevisions(place({ user: `${own.user}:price-spread` }))).toEqual([1]);
  });

  it('save a revision once, under concurrent tries', async () => {
    const own = place();
    const tries = await atOnce(20, (index) => drafts.insert(state(own, 1, `racer ${index}`)));
    expect(winners(tries)).toBe(1);
    expect((await drafts.find(own, 1))?.files).toEqual(files(`racer ${tries.indexOf(true)}`));
  });

  it('let one of many save on the same state, and show all others the winner', async () => {
    const own = place();
    const saved = openDrafts(drafts);
    for (const base of [0, 1, 2]) {
      const savings = await atOnce(12, (index) => saved.save(own, files(`${base}: racer ${index}`), base));
      const won = savings.filter((saving) => saving.saved);
      expect(won).toHaveLength(1);
      const newest = await saved.findNewest(own);
      expect(newest?.revision).toBe(base + 1);
      const newestOf = (saving: Saving) => (saving.saved ? saving.draft : saving.newest);
      for (const saving of savings) expect(newestOf(saving)).toEqual(newest);
    }
  }, 60_000);

  it('keep only the latest states, and never lose the newest to writers on an old one', async () => {
    const own = place();
    const saved = openDrafts(drafts);
    for (let base = 0; base < REVISIONS_KEPT + 3; base++) {
      const [good, stale] = await Promise.all([
        saved.save(own, files(`state ${base}`), base),
        base < 2 ? undefined : saved.save(own, files('from an old tab'), base - 2),
      ]);
      expect([good.saved, stale?.saved ?? false]).toEqual([true, false]);
    }
    expect(await drafts.listRevisions(own)).toHaveLength(REVISIONS_KEPT);
    expect((await saved.findNewest(own))?.files).toEqual(files(`state ${REVISIONS_KEPT + 2}`));
  }, 60_000);

  it('report the size of each state, also of those stored without a size', async () => {
    const own = place();
    await drafts.insert(state(own, 1, ODD_TEXT));
    await drafts.insert(state({ ...own, language: 'c' }, 7, 'short'));
    await drafts.insert(state(place(), 1, 'of somebody else'));
    await harness.forgetField('drafts', `${own.user}:${own.slug}:${own.language}:1`, 'bytes');
    const sizes = (await drafts.listSizes(own.user)).sort((a, b) => a.revision - b.revision);
    expect(sizes).toEqual([
      { slug: own.slug, language: 'c++', revision: 1, bytes: storedBytesOf(files(ODD_TEXT)) },
      { slug: own.slug, language: 'c', revision: 7, bytes: storedBytesOf(files('short')) },
    ]);
  });

  it('of one person never exceed the quota under concurrent saves', async () => {
    const user = unique();
    const text = 'ü'.repeat(1_000);
    const saved = openDrafts(drafts, storedBytesOf(files(text)) * 4);
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        saved.save(place({ user, language: `l${index}` }), files(text), 0),
      ),
    );
    const stored = (await drafts.listSizes(user)).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(stored).toBeLessThanOrEqual(storedBytesOf(files(text)) * 4);
    expect(tries.filter(({ status }) => status === 'fulfilled')).not.toHaveLength(0);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'DRAFT_QUOTA' });
  }, 60_000);

  it('move to an account as a whole, even when two processes move them', async () => {
    const [guest, account] = [place(), place()];
    const work = createPersonalDrafts(drafts);
    await drafts.insert(state(guest, 3, 'guest'));
    await drafts.insert({ ...state(account, 1, 'account'), savedAt: 1_800_000_000_000 });
    await atOnce(4, () => work.move(guest.user, account.user));
    const revisions = await drafts.listRevisions(account);
    const records = await Promise.all(revisions.map((revision) => drafts.find(account, revision)));
    const texts = records.map((record) => record?.files[0]?.content);
    expect(texts.at(-1)).toBe('account');
    expect(texts).toContain('guest');
    expect(await drafts.listPlaces(guest.user)).toEqual([]);
  }, 60_000);
});

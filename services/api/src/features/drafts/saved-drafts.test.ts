import { describe, expect, it } from 'vitest';
import { createManualClock } from '@hone/kit/testing';
import { createDraftSpace } from './draft-space.js';
import { createMemoryDraftRepository } from '../../testing/repositories/drafts.memory.js';
import { storedBytesOf, type DraftRepository } from './repository.js';
import { createSavedDrafts, REVISIONS_KEPT, sameFiles } from './saved-drafts.js';

const PLACE = { user: 'ada', slug: 'price-spread', language: 'python' };
const files = (content: string) => [{ path: 'main.py', content }];
const clock = createManualClock(0);
const openDrafts = (drafts: DraftRepository, quotaBytes?: number) =>
  createSavedDrafts({
    drafts,
    space: createDraftSpace({ drafts, clock, ...(quotaBytes === undefined ? {} : { quotaBytes }) }),
    clock,
  });

describe('saving a draft', () => {
  it('is denied to a slow writer whose number was used and deleted meanwhile', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = openDrafts(drafts);
    await saved.save(PLACE, files('first'), 0);
    const insert = drafts.insert.bind(drafts);
    drafts.insert = async (record) => {
      drafts.insert = insert;
      // Others save so often between the slow writer's look and its insert that revision 2 is no longer kept.
      for (let base = 1; base < REVISIONS_KEPT + 4; base++) await saved.save(PLACE, files(`${base}`), base);
      return insert(record);
    };
    const slow = await saved.save(PLACE, files('slow'), 1);
    expect(slow).toMatchObject({ saved: false, newest: { files: files(`${REVISIONS_KEPT + 3}`) } });
    expect((await saved.findNewest(PLACE))?.files).toEqual(files(`${REVISIONS_KEPT + 3}`));
  });

  it('reads again when a revision is deleted during the read', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = openDrafts(drafts);
    await saved.save(PLACE, files('first'), 0);
    const list = drafts.listRevisions.bind(drafts);
    drafts.listRevisions = () => {
      drafts.listRevisions = list;
      return Promise.resolve([-1]);
    };
    expect((await saved.findNewest(PLACE))?.files).toEqual(files('first'));
  });

  it('compares files by path and content, in any order', () => {
    const a = { path: 'a', content: '1' };
    const b = { path: 'b', content: '2' };
    expect(sameFiles([a, b], [b, a])).toBe(true);
    expect(sameFiles([a], [a, b])).toBe(false);
    expect(sameFiles([a, b], [a, { ...b, content: '1' }])).toBe(false);
    expect(sameFiles([a, b], [a, { ...b, path: 'c' }])).toBe(false);
  });
});

describe('the drafts of one person', () => {
  /** What `text(size)` takes up. */
  const bytesOf = (size: number) => storedBytesOf(files(text(size)));
  const text = (size: number) => 'x'.repeat(size);
  const other = { ...PLACE, language: 'java' };
  const hers = { ...PLACE, user: 'bea' };

  it('are rejected when together they exceed the quota, and stay unchanged', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = openDrafts(drafts, bytesOf(100) * 2);
    await saved.save(PLACE, files(text(100)), 0);
    await saved.save(other, files(text(100)), 0);
    await expect(saved.save({ ...PLACE, language: 'go' }, files('y'), 0)).rejects.toMatchObject({
      code: 'DRAFT_QUOTA',
      status: 422,
    });
    await expect(saved.save(other, files(text(101)), 1)).rejects.toMatchObject({ code: 'DRAFT_QUOTA' });
    expect((await saved.findNewest(other))?.files).toEqual(files(text(100)));
    expect((await saved.save(hers, files(text(150)), 0)).saved).toBe(true);
  });

  it('keep fewer earlier revisions when there is no room for them', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = openDrafts(drafts, bytesOf(100) * 3);
    await saved.save(other, files(text(99)), 0);
    for (let base = 0; base < 6; base++) await saved.save(PLACE, files(`${base}${text(99)}`), base);
    expect(await drafts.listRevisions(PLACE)).toEqual([5, 6]);
    expect(await drafts.listRevisions(other)).toEqual([1]);
  });

  it('may always be shortened, also when more is stored than may be', async () => {
    const drafts = createMemoryDraftRepository();
    await openDrafts(drafts).save(PLACE, files(text(900)), 0);
    await openDrafts(drafts).save(other, files(text(900)), 0);
    const saved = openDrafts(drafts, 1_000);
    expect((await saved.save(PLACE, files(text(899)), 1)).saved).toBe(true);
    expect(await drafts.listRevisions(PLACE)).toEqual([2]);
    await expect(saved.save(PLACE, files(text(900)), 2)).rejects.toMatchObject({ code: 'DRAFT_QUOTA' });
  });

  it('fit together though many are saved at once', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = openDrafts(drafts, bytesOf(100) * 5);
    const positions = Array.from({ length: 20 }, (_, index) => ({ ...PLACE, language: `language-${index}` }));
    const tries = await Promise.allSettled(positions.map((one) => saved.save(one, files(text(100)), 0)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const sizes = await drafts.listSizes(PLACE.user);
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(bytesOf(100) * 5);
  });

  it('count what other processes stored, a few seconds later', async () => {
    const drafts = createMemoryDraftRepository();
    const [here, there] = [openDrafts(drafts, 1_000), openDrafts(drafts, 1_000)];
    await here.save(PLACE, files(text(100)), 0);
    await there.save(other, files(text(700)), 0);
    clock.advance(10_000);
    await expect(here.save(PLACE, files(text(300)), 1)).rejects.toMatchObject({ code: 'DRAFT_QUOTA' });
  });
});

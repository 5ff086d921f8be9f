import { describe, expect, it } from 'vitest';
import { createMemoryDraftRepository } from './repository.memory.js';
import { createSavedDrafts, REVISIONS_KEPT, sameFiles } from './saved-drafts.js';

const PLACE = { user: 'ada', slug: 'price-spread', language: 'python' };
const files = (content: string) => [{ path: 'main.py', content }];

describe('saving a draft', () => {
  it('is refused to a slow writer whose number was given away and forgotten meanwhile', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = createSavedDrafts(drafts, { now: () => 0 });
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

  it('looks again when a state is forgotten while it is read', async () => {
    const drafts = createMemoryDraftRepository();
    const saved = createSavedDrafts(drafts, { now: () => 0 });
    await saved.save(PLACE, files('first'), 0);
    const list = drafts.listRevisions.bind(drafts);
    drafts.listRevisions = () => {
      drafts.listRevisions = list;
      return Promise.resolve([-1]);
    };
    expect((await saved.findNewest(PLACE))?.files).toEqual(files('first'));
  });

  it('compares files by path and content, in whatever order', () => {
    const a = { path: 'a', content: '1' };
    const b = { path: 'b', content: '2' };
    expect(sameFiles([a, b], [b, a])).toBe(true);
    expect(sameFiles([a], [a, b])).toBe(false);
    expect(sameFiles([a, b], [a, { ...b, content: '1' }])).toBe(false);
    expect(sameFiles([a, b], [a, { ...b, path: 'c' }])).toBe(false);
  });
});

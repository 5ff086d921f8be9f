import { beforeEach, describe, expect, it } from 'vitest';
import { createPersonalDrafts } from './personal-drafts.js';
import { createDraftSpace } from './draft-space.js';
import { createMemoryDraftRepository } from '../../testing/repositories/drafts.memory.js';
import type { DraftRepository } from './repository.js';
import { createSavedDrafts } from './saved-drafts.js';

let drafts: DraftRepository;
let now = 0;
beforeEach(() => {
  drafts = createMemoryDraftRepository();
  now = 0;
});

const work = () => createPersonalDrafts(drafts);
const place = (user: string, slug = 'price-spread') => ({ user, slug, language: 'python' });
const files = (content: string) => [{ path: 'main.py', content }];

/** Saves revisions one after another, each a little later. */
async function write(user: string, ...texts: string[]): Promise<void> {
  const saved = createSavedDrafts({
    drafts,
    space: createDraftSpace({ drafts, clock: { monotonic: () => now } }),
    clock: { now: () => (now += 1) },
  });
  for (const text of texts) {
    const base = (await saved.findNewest(place(user)))?.revision ?? 0;
    await saved.save(place(user), files(text), base);
  }
}

async function texts(user: string): Promise<(string | undefined)[]> {
  const revisions = await drafts.listRevisions(place(user));
  const records = await Promise.all(revisions.map((revision) => drafts.find(place(user), revision)));
  return records.map((record) => record?.files[0]?.content);
}

const top = async (user: string) => (await drafts.listRevisions(place(user))).at(-1);

describe('drafts of a guest who signs in', () => {
  it('become the account’s, under the same number, so that the open editor goes on', async () => {
    await write('guest', 'a', 'b');
    await work().move('guest', 'ada');
    expect(await texts('ada')).toEqual(['b']);
    expect(await top('ada')).toBe(2);
    expect(await texts('guest')).toEqual([]);
  });

  it('come on top when they were saved last; the account’s own is kept below', async () => {
    await write('ada', 'own');
    await write('guest', 'newer');
    await work().move('guest', 'ada');
    expect(await texts('ada')).toEqual(['own', 'newer']);
  });

  it('are kept below when the account’s own was saved last', async () => {
    await write('guest', 'older');
    await write('ada', 'own');
    await work().move('guest', 'ada');
    expect((await texts('ada')).slice(-2)).toEqual(['older', 'own']);
  });

  it('get numbers that neither browser knows, if both had a draft', async () => {
    await write('guest', 'g1', 'g2', 'g3', 'g4', 'g5');
    await write('ada', 'a1', 'a2');
    await work().move('guest', 'ada');
    expect(await texts('ada')).toEqual(['a1', 'a2', 'g5', 'a2']);
    expect(await drafts.listRevisions(place('ada'))).toEqual([1, 2, 6, 7]);
  });

  it('are moved once, even if the move is repeated or interrupted', async () => {
    await write('guest', 'older');
    await write('ada', 'own');
    const remove = drafts.remove.bind(drafts);
    drafts.remove = () => Promise.reject(new Error('away'));
    await expect(work().move('guest', 'ada')).rejects.toThrow('away');
    drafts.remove = remove;
    await work().move('guest', 'ada');
    await work().move('guest', 'ada');
    expect(await texts('ada')).toEqual(['own', 'older', 'own']);
  });

  it('complete a move that broke off before the newest revision was last', async () => {
    await write('guest', 'older');
    await write('ada', 'own');
    const insert = drafts.insert.bind(drafts);
    let inserts = 0;
    drafts.insert = (record) => (++inserts === 2 ? Promise.reject(new Error('away')) : insert(record));
    await expect(work().move('guest', 'ada')).rejects.toThrow('away');
    await work().move('guest', 'ada');
    expect((await texts('ada')).at(-1)).toBe('own');
  });

  it('are moved by two processes at once as by one', async () => {
    await write('guest', 'older');
    await write('ada', 'own');
    await Promise.all([work().move('guest', 'ada'), work().move('guest', 'ada')]);
    expect((await texts('ada')).at(-1)).toBe('own');
    expect(await texts('ada')).toContain('older');
    expect(await texts('guest')).toEqual([]);
  });

  it('take what the guest’s last request saved meanwhile with the next call', async () => {
    await write('guest', 'first');
    await work().move('guest', 'ada');
    await write('guest', 'late');
    await work().move('guest', 'ada');
    expect((await texts('ada')).at(-1)).toBe('late');
  });
});

describe('drafts of somebody', () => {
  it('are listed revision by revision, and erased', async () => {
    await write('ada', 'a', 'b');
    await write('bob', 'c');
    const exported: unknown[] = [];
    for await (const item of work().list('ada')) exported.push(item);
    expect(exported).toEqual([
      expect.objectContaining({ challenge: 'price-spread', revision: 1, files: files('a') }),
      expect.objectContaining({ challenge: 'price-spread', revision: 2, files: files('b') }),
    ]);
    await work().erase('ada');
    expect(await texts('ada')).toEqual([]);
    expect(await texts('bob')).toEqual(['c']);
  });
});

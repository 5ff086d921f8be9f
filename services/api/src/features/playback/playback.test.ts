import { MAX_PLAYBACK_BYTES, playbackSchema, type Playback } from '@hone/contracts/hiring';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDraft, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { ownerOfSitting } from '../sittings/owner.js';
import { changesBetween } from './changes.js';
import { createPlaybackRecorder } from './recorder.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  candidate = test.visitor();
  ({ workspace, sitting } = await startSitting(team, candidate));
});
afterEach(() => test.close());

const teamPath = (item = 'spread') => `/api/v1/workspaces/${workspace}/sittings/${sitting}/playback/${item}`;
const ownPath = () => `/api/v1/sittings/${sitting}/items/spread/playback`;
const read = () => candidate.get(playbackSchema, ownPath());

function replay({ items }: Playback): string {
  return items.reduce((text, { fresh, changes }) => {
    const [change] = changes;
    const before = fresh ? '' : text;
    if (change === undefined) return before;
    return before.slice(0, change.from) + change.inserted + before.slice(change.from + change.removed);
  }, '');
}

describe('the playback of an item', () => {
  it('has every saved draft as a step, the same for both sides', async () => {
    const drafts = ['print(1)\n', 'print(12)\n', 'total = 12\nprint(total)\n'];
    for (const [revision, content] of drafts.entries()) {
      test.world.clock.advance(2_000);
      await saveDraft(candidate, sitting, content, revision);
    }
    const own = await read();
    expect(own.items.map(({ seq, fresh, changes }) => [seq, fresh, changes[0]?.inserted])).toEqual([
      [1, true, 'print(1)\n'],
      [2, false, '2'],
      [3, false, 'total = 12\nprint(total'],
    ]);
    expect(replay(own)).toBe(drafts[2]);
    expect(await team.get(playbackSchema, teamPath())).toEqual(own);
    expect((await team.call(teamPath('other'))).body).toMatchObject({ code: 'ITEM_NOT_FOUND' });
  });

  it('continues after steps that another process recorded', async () => {
    const { hiring, drafts } = test.world.repositories;
    const other = createPlaybackRecorder({ hiring, drafts, logger: test.world.logger });
    await saveDraft(candidate, sitting, 'one', 0);
    const place = { slug: 'price-spread', language: 'python', user: ownerOfSitting(sitting) };
    const there = { ...place, revision: 2, files: [{ path: 'main.py', content: 'one two' }], savedAt: 1 };
    await drafts.insert(there);
    await other.record({ sitting, item: 'spread' }, there);
    expect((await saveDraft(candidate, sitting, 'one two three', 2)).status).toBe(200);
    const own = await read();
    expect(own.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(replay(own)).toBe('one two three');
  });

  it('bridges saves that could not be recorded', async () => {
    const { playback } = test.world.repositories.hiring;
    const insert = playback.insert.bind(playback);
    await saveDraft(candidate, sitting, 'one', 0);
    Object.assign(playback, { insert: () => Promise.reject(new Error('the database is away')) });
    for (let revision = 1; revision < 8; revision += 1)
      expect((await saveDraft(candidate, sitting, `draft ${revision}`, revision)).status).toBe(200);
    Object.assign(playback, { insert });
    await saveDraft(candidate, sitting, 'last', 8);
    const own = await read();
    expect([own.items.length, own.items[1]?.fresh, replay(own)]).toEqual([2, true, 'last']);
  });

  it('stops at its maximum size, while drafts are still saved', async () => {
    const big = (letter: string) => letter.repeat(200_000);
    const letters = [...'abcdefghijklmnop'];
    for (const [revision, letter] of letters.entries())
      expect((await saveDraft(candidate, sitting, big(letter), revision)).status).toBe(200);
    const { items, full } = await read();
    expect(full).toBe(true);
    expect(JSON.stringify(items).length).toBeLessThan(MAX_PLAYBACK_BYTES + 10_000);
    const stored = await test.world.repositories.hiring.playback.list({ where: { sitting } });
    expect(stored).toHaveLength(items.length + 1);
  });
});

describe('the difference of two texts', () => {
  it('leads from one to the other', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '💡') });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const files = (content: string) => [{ path: 'main.py', content }];
        const [change] = changesBetween(files(before), files(after));
        const nothing = { from: 0, removed: 0, inserted: '' };
        const { from, removed, inserted } = change ?? nothing;
        expect(before.slice(0, from) + inserted + before.slice(from + removed)).toBe(after);
      }),
    );
  });

  it('names files that are gone', () => {
    const changes = changesBetween([{ path: 'old.py', content: 'x' }], [{ path: 'new.py', content: '' }]);
    expect(changes).toEqual([
      { path: 'new.py', from: 0, removed: 0, inserted: '' },
      { path: 'old.py', from: 0, removed: 1, inserted: '', gone: true },
    ]);
  });
});

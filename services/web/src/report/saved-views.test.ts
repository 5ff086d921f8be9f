import { describe, expect, it } from 'vitest';
import { readViews, withView, writeViews } from './saved-views.js';

function memory(): () => Storage {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return () => storage as unknown as Storage;
}

describe('saved views', () => {
  it('are remembered by workspace, one for each name', () => {
    const storage = memory();
    const first = withView([], { name: 'To review', search: 'status=graded' });
    writeViews('w1', withView(first, { name: 'To review', search: 'status=handed-in' }), storage);
    expect(readViews('w1', storage)).toEqual([{ name: 'To review', search: 'status=handed-in' }]);
    expect(readViews('w2', storage)).toEqual([]);
  });

  it('are empty where they cannot be read, and limited in number', () => {
    const storage = memory();
    for (const text of ['', '{', '[{"name":""}]', '"x"']) {
      storage().setItem('hone.candidate-views.w1', text);
      expect(readViews('w1', storage)).toEqual([]);
    }
    let views: ReturnType<typeof readViews> = [];
    for (let index = 0; index < 30; index += 1)
      views = withView(views, { name: `view ${index}`, search: '' });
    expect(views.map(({ name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `view ${index + 10}`),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../../judging/seeded-random.js';
import type { Body } from '../protocol/message.js';
import { createStore, STORE_NAMES, type StoreName } from './store.js';

const open = (name: StoreName) => {
  const store = createStore(name, createSeededRandom('5eed', name));
  return (request: Record<string, unknown>, client = 'n1') => store(client, request as unknown as Body);
};
const CHANGES = 200;

describe.each(STORE_NAMES)('%s', (name) => {
  it('answers as Maelstrom does', () => {
    const ask = open(name);
    expect(ask({ type: 'read', key: 'x' })).toMatchObject({ type: 'error', code: 20 });
    expect(ask({ type: 'write' })).toMatchObject({ type: 'error', code: 12 });
    expect(ask({ type: 'jump', key: 'x' })).toMatchObject({ type: 'error', code: 10 });
    expect(ask({ type: 'write', key: 'x', value: 1 })).toEqual({ type: 'write_ok' });
  });

  it('has room for 5,000 keys, and goes on with those', () => {
    const ask = open(name);
    for (let key = 0; key < 5_000; key += 1) ask({ type: 'write', key, value: 0 });
    expect(ask({ type: 'write', key: 'one more', value: 0 })).toMatchObject({ type: 'error', code: 11 });
    expect(ask({ type: 'write', key: 4_999, value: 1 })).toEqual({ type: 'write_ok' });
  });
});

it('lin-kv: every request sees the one before', () => {
  const ask = open('lin-kv');
  ask({ type: 'write', key: 'x', value: 0 });
  for (let value = 0; value < CHANGES; value += 1) {
    expect(ask({ type: 'cas', key: 'x', from: value, to: value + 1 })).toEqual({ type: 'cas_ok' });
    expect(ask({ type: 'read', key: 'x' })).toEqual({ type: 'read_ok', value: value + 1 });
  }
  expect(ask({ type: 'cas', key: 'x', from: 0, to: 1 })).toMatchObject({ type: 'error', code: 22 });
});

it('seq-kv: changes apply to the newest state, and a client never goes back', () => {
  const ask = open('seq-kv');
  ask({ type: 'write', key: 'x', value: 0 });
  const seen: number[] = [];
  let lagged = 0;
  for (let value = 0; value < CHANGES; value += 1) {
    ask({ type: 'write', key: 'x', value: value + 1 }, 'writer');
    const read = ask({ type: 'read', key: 'x' }, 'reader')['value'];
    if (typeof read !== 'number') continue;
    seen.push(read);
    if (read <= value) lagged += 1;
    expect(value + 1 - read).toBeLessThan(32);
  }
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  expect(lagged).toBeGreaterThan(0);
  // A client sees its own writes.
  expect(ask({ type: 'read', key: 'x' }, 'writer')).toEqual({ type: 'read_ok', value: CHANGES });
});

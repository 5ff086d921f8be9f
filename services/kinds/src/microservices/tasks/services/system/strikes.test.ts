import { expect, it } from 'vitest';
import { createStrikes } from './strikes.js';

const strike = { stub: 'bank', requests: [2, 4], effect: 'kept' as const, kill: 'desk', restartAfterMs: 0 };

function begun() {
  const killed: string[] = [];
  const strikes = createStrikes((member) => Promise.resolve(void killed.push(member)));
  strikes.begin({ strikes: [strike], hangs: ['stock'] });
  const ask = async (stub: string): Promise<void> => {
    const hit = strikes.interceptOf(stub)();
    if (hit !== undefined && stub === 'bank') await hit.strike();
  };
  return { strikes, killed, ask };
}

it('kills at the requests that it names, of that stub only', async () => {
  const { strikes, killed, ask } = begun();
  for (const stub of ['bank', 'carrier', 'carrier', 'bank', 'bank']) await ask(stub);
  expect([killed, strikes.met]).toEqual([['desk'], 1]);
});

it('continues to kill when stubs no longer hang', async () => {
  const { strikes, killed, ask } = begun();
  expect(strikes.interceptOf('stock')()).toBeDefined();
  for (const stub of ['bank', 'bank']) await ask(stub);
  strikes.endHangs();
  expect(strikes.interceptOf('stock')()).toBeUndefined();
  for (const stub of ['bank', 'bank']) await ask(stub);
  expect([killed, strikes.met]).toEqual([['desk', 'desk'], 2]);
});

it('kills nothing any more when nothing is planned', async () => {
  const { strikes, killed, ask } = begun();
  strikes.begin();
  for (let request = 0; request < 5; request += 1) await ask('bank');
  expect(killed).toEqual([]);
});

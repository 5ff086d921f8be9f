import { expect, it } from 'vitest';
import type { Behavior } from '../files/system-file.js';
import type { IncidentSystem } from '../system/open-system.js';
import { judgeBehavior } from './judge-behavior.js';

const ABROAD = ['BR', 'CA', 'NZ'];
const behavior: Behavior = {
  id: 'abroad',
  title: 'An order that the carrier rejects is parked',
  draw: { country: { oneOf: ABROAD } },
  steps: [
    {
      send: 'POST /orders',
      headers: {},
      json: { order: '{{order}}', country: '{{country}}' },
      expect: { status: 409, headers: {} },
      keep: {},
    },
  ],
};

interface Order {
  readonly order: string;
  readonly country: string;
}

/** Parks orders of some countries, and records its requests. */
function shopThatParks(parked: readonly string[]) {
  const orders: Order[] = [];
  const request = (_link: string, { body = new Uint8Array() }: { readonly body?: Uint8Array }) => {
    const order = JSON.parse(new TextDecoder().decode(body)) as Order;
    orders.push(order);
    const status = parked.includes(order.country) ? 409 : 202;
    return Promise.resolve({ response: { status, headers: [], body: new Uint8Array() }, atMs: 0, tookMs: 1 });
  };
  const file = { front: 'orders', behavior: [behavior] };
  return { orders, system: { pod: { request }, file } as unknown as IncidentSystem };
}

const judge = (system: IncidentSystem, seed: string) => judgeBehavior(system, { seed, usesStandIn: false });

it('a conversation has its own values for each submission, the same at each grading', async () => {
  const { orders, system } = shopThatParks(ABROAD);
  const seeds = Array.from({ length: 20 }, (_, index) => `seed-${index}`);
  for (const seed of [...seeds, ...seeds]) expect(await judge(system, seed)).toEqual([]);
  expect(new Set(orders.map(({ country }) => country))).toEqual(new Set(ABROAD));
  expect(orders.slice(seeds.length)).toEqual(orders.slice(0, seeds.length));
});

it('a shop that knows one country only is found', async () => {
  const found = [];
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    found.push(...(await judge(shopThatParks(['AQ']).system, seed)));
  expect(found).toHaveLength(8);
  expect(found[0]).toContain('An order that the carrier rejects is parked: no longer');
});

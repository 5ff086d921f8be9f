import { expect, it } from 'vitest';
import type { ChallengePackage } from '@hone/contracts/kind';
import { inspectIncident } from './inspect.js';

const SYSTEM = `
services:
  shop: { language: javascript, entry: shop/main.js }
links: []
front: shop
operations:
  order: { perSecond: 1, send: POST /orders, expect: { status: 201 } }
green: { share: 0.9, p95Ms: 1000 }
record: { healthyMs: 1000, faultyMs: 1000 }
runMs: 1000
gradedMs: 1000
restartedMs: 1000
behavior:
  - id: late
    title: A late order is rejected
    standIn: { for: shop, folder: tests/stand-ins/late, entry: main.js }
    steps: [{ send: POST /orders, expect: { status: 409 } }]
kinds: { slow: It is slow, none: Nothing is wrong }
`;
const SLOW = `
answers: [{ component: shop, kind: slow }]
edits: [{ file: shop/main.js, find: fast, replace: slow }]
evidence: [{ log: { service: shop, message: late } }]
`;
const FILES = {
  'tests/system.yml': SYSTEM,
  'tests/faults/slow.yml': SLOW,
  'tests/faults/none.yml': 'answers: [{ component: none, kind: none }]',
  'tests/shop/shop/main.js': 'fast',
  'tests/stand-ins/late/main.js': '',
  'starter/polyglot/shop/main.js': '',
  'starter/polyglot/diagnosis.yml': '',
};

function codes(own: Readonly<Record<string, string>>): string[] {
  const encoder = new TextEncoder();
  const files = Object.entries({ ...FILES, ...own }).map(
    ([path, text]) => [path, encoder.encode(text)] as const,
  );
  const groups = ['correct', 'mitigation', 'diagnosis', 'collateral'].map((id) => ({ id }));
  const pack = { slug: 'late', files: new Map(files), manifest: { groups, languages: ['polyglot'] } };
  const definition = { task: 'incident' as const, faults: ['slow', 'none'] };
  return inspectIncident(pack as unknown as ChallengePackage, definition).map(({ code }) => code);
}

it.each([
  ['complete', {}, []],
  ['with an edit that fits nowhere', { 'tests/shop/shop/main.js': 'slow' }, ['EDIT_UNFIT']],
  [
    'with a stand-in for nobody',
    { 'tests/system.yml': SYSTEM.replace('for: shop', 'for: store') },
    ['SERVICE_UNKNOWN'],
  ],
  [
    'with a stand-in that is not there',
    { 'tests/system.yml': SYSTEM.replace('stand-ins/late', 'stand-ins/never') },
    ['ENTRY_MISSING'],
  ],
  [
    'with a count of nobody',
    {
      'tests/system.yml': `${SYSTEM}counted: [{ title: Again, third: broker, send: GET /queues, each: again, mostPerRequest: 1 }]\n`,
    },
    ['THIRD_UNKNOWN'],
  ],
  [
    'with a fault that nothing shows',
    { 'tests/faults/slow.yml': SLOW.replace(/evidence: .*/, '') },
    ['EVIDENCE_MISSING'],
  ],
  [
    'with an unknown kind',
    { 'tests/faults/slow.yml': SLOW.replace('kind: slow', 'kind: red') },
    ['KIND_UNKNOWN'],
  ],
])('an incident %s', (_what, own, found) => {
  expect(codes(own)).toEqual(found);
});

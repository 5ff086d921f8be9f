import type { ChallengePackage } from '@hone/contracts/kind';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { viewIncident } from './view.js';

const SYSTEM = `
services:
  shop: { language: javascript, entry: shop/main.js, memoryMiB: 64 }
third:
  bank: { language: javascript, folder: tests/third/bank, entry: main.js }
links: []
front: shop
operations:
  order: { perSecond: 1, send: POST /orders, expect: { status: 201 } }
green: { share: 0.9, p95Ms: 1000 }
record: { healthyMs: 1000, faultyMs: 1000 }
runMs: 1000
gradedMs: 1000
restartedMs: 1000
kinds: { slow: It is slow, none: Nothing is wrong }
`;

it('shows a system without the limits of its boxes, which metrics of healthy services may exceed', () => {
  const files = new Map([['tests/system.yml', new TextEncoder().encode(SYSTEM)]]);
  const pack = { slug: 'late', files, manifest: { groups: [] } } as unknown as ChallengePackage;
  const topology = viewIncident(pack).samples?.find(({ id }) => id === 'topology');
  const [file] = topology?.files ?? [];
  expect(parse(file?.content ?? '')).toEqual({
    services: { shop: { language: 'javascript', entry: 'shop/main.js' } },
    third: ['bank'],
    links: [],
    front: 'shop',
  });
});

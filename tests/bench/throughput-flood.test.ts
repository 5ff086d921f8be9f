import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countServed, flood, serveNeighbours, describeFlood } from '../support/site/flood.js';
import { awaitFinished } from '../support/site/load.js';
import { startSite, type Site } from '../support/site/site.js';
import type { SubmitOrder } from '../support/site/submit.js';
import { PROGRAM, writeTwentyTests } from './twenty-tests.js';

const FLOOD = Number(process.env['HONE_BENCH_FLOOD'] ?? 500);

const order: SubmitOrder = {
  challenge: 'bench-twenty-tests',
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content: PROGRAM }],
};

let folder: string;
let site: Site;
beforeAll(async () => {
  folder = await writeTwentyTests();
  site = await startSite({ challenges: [folder] });
}, 240_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('grades a whole flood of one user, and serves nine others as if the flood were not there', async () => {
  const alone = await serveNeighbours(site.url, order);
  const flooder = await flood(site.url, order, FLOOD);
  const beside = await serveNeighbours(site.url, order);
  process.stdout.write(`${describeFlood(alone, beside, await countServed(site.url, flooder, beside))}\n`);
  const rows = (await awaitFinished(site.url, [flooder], 900_000)).flat();
  expect(rows.filter((row) => row.status === 'graded')).toHaveLength(FLOOD);
}, 1_200_000);

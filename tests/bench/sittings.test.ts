import { setTimeout as pause } from 'node:timers/promises';
import { invitedManySchema, type AssessmentContent } from '@hone/contracts/hiring';
import { savedDraftSchema } from '@hone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  openInvitation,
  publishAssessment,
  SAMPLE_CONTENT,
  saveDraft,
} from '../../services/api/src/testing/hiring-people.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { createMongoHiringRepositories } from '../../services/api/src/features/hiring-records/repositories.mongo.js';
import { openMongo } from '../../services/api/src/storage/mongo-database.js';
import { announceIdleWorker } from '../support/site/idle-worker.js';
import { startSite, type Site } from '../support/site/site.js';
import { record } from './speed-table.js';
import { quantile } from './statistics.js';

const SITTINGS = Number(process.env['HONE_BENCH_SITTINGS'] ?? 200);
const SECONDS = Number(process.env['HONE_BENCH_SITTING_SECONDS'] ?? 30);
const SAVE_EVERY_MS = 2_000;
const INVITATIONS = 1_000;
const HANDED_IN = 50;
const TABLE_ROWS = 5_000;
const READINGS = 20;

const CONTENT: AssessmentContent = {
  ...SAMPLE_CONTENT,
  sections: [
    {
      id: 'first',
      title: 'Code',
      minutes: 60,
      items: [{ id: 'spread', challenge: 'busiest-window', weight: 100 }],
    },
  ],
};

let site: Site;
let worker: { stop(): Promise<void> };
let team: TestClient;
let workspace: string;
let assessment: string;
let tokens: string[] = [];
let sittings: { readonly id: string; readonly client: TestClient }[] = [];

beforeAll(async () => {
  const challenges = ['challenges/busiest-window'];
  site = await startSite({ workers: 0, challenges, env: { HONE_LOG_LEVEL: 'info' } });
  worker = await announceIdleWorker(site);
  team = new TestClient(site.url);
  workspace = await createWorkspace(team, 'bench');
  assessment = await publishAssessment(team, workspace, CONTENT);
}, 240_000);
afterAll(async () => {
  await worker.stop();
  await site.stop();
}, 60_000);

const inWorkspace = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;

async function timed<T>(act: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await act();
  return { ms: performance.now() - begun, value };
}

it('invites a thousand people by a file', async () => {
  const rows = Array.from(
    { length: INVITATIONS },
    (_, index) => `Person ${index},person${index}@example.org`,
  );
  const call = { raw: ['name,email', ...rows].join('\n'), headers: { 'content-type': 'text/csv' } };
  const path = inWorkspace(`/assessments/${assessment}/invitations`);
  const { ms, value } = await timed(() => team.get(invitedManySchema, path, call, 201));
  expect(value.items).toHaveLength(INVITATIONS);
  tokens = value.items.map(({ url }) => url.split('/').at(-1) ?? '');
  record({
    id: 'sittings-1-invite',
    what: `${INVITATIONS} invitations by CSV`,
    unit: 'ms',
    value: ms,
    goal: { most: 30_000 },
    n: 1,
  });
}, 240_000);

interface Saving {
  readonly ms: number[];
  saved: number;
  pastes: number;
}

/** Types for a while as the page does: saves every two seconds, and records a paste at every third save. */
async function type({ id, client }: (typeof sittings)[number], index: number): Promise<Saving> {
  const done: Saving = { ms: [], saved: 0, pastes: 0 };
  await pause((index * SAVE_EVERY_MS) / SITTINGS);
  const begun = performance.now();
  let revision = 0;
  for (let version = 1; performance.now() - begun < SECONDS * 1_000; version += 1) {
    const { ms, value } = await timed(() => saveDraft(client, id, `print(${version})\n`, revision));
    if (value.status === 200) {
      done.ms.push(ms);
      done.saved += 1;
      revision = savedDraftSchema.parse(value.body).revision;
    }
    if (version % 3 === 0) {
      const json = { items: [{ type: 'paste', chars: version, from: 'outside', item: 'spread' }] };
      if ((await client.call(`/api/v1/sittings/${id}/facts`, { json })).status === 204) done.pastes += 1;
    }
    await pause(Math.max(0, begun + version * SAVE_EVERY_MS - performance.now()));
  }
  return done;
}

async function startAll(): Promise<void> {
  const opened = tokens.slice(0, SITTINGS).map(async (token) => {
    const client = new TestClient(site.url);
    const id = await openInvitation(client, token);
    await actOn(client, id, 'start');
    return { id, client };
  });
  sittings = await Promise.all(opened);
}

it('saves what everybody types, and loses no fact', async () => {
  await startAll();
  const savings = await Promise.all(sittings.map(type));
  const all = savings.flatMap(({ ms }) => ms);
  record({
    id: 'sittings-2-save',
    what: `a save in ${SITTINGS} sittings that save every 2 s, p99`,
    unit: 'ms',
    value: quantile(all, 0.99),
    goal: { most: 300 },
    parts: { p50: quantile(all, 0.5), p95: quantile(all, 0.95), most: Math.max(...all) },
    n: all.length,
  });
  for (const [index, { id }] of sittings.entries()) {
    const { facts } = await getReport(team, workspace, id);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, place) => place + 1));
    expect(facts.filter(({ type }) => type === 'paste')).toHaveLength(savings[index]?.pastes ?? -1);
  }
}, 600_000);

async function read(what: string, id: string, path: string, most: number): Promise<void> {
  const ms: number[] = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    const { ms: took, value } = await timed(() => team.call(inWorkspace(path)));
    expect(value.status).toBe(200);
    ms.push(took);
  }
  const parts = { p50: quantile(ms, 0.5), most: Math.max(...ms) };
  record({ id, what, unit: 'ms', value: quantile(ms, 0.95), goal: { most }, parts, n: READINGS });
}

it('reads a report and a comparison next to fifty that are handed in', async () => {
  const ended = sittings.slice(0, HANDED_IN);
  await Promise.all(ended.map(({ id, client }) => actOn(client, id, 'finish')));
  const [first, ...others] = ended.map(({ id }) => id);
  const what = `with ${HANDED_IN} candidates, p95`;
  await read(`a report ${what}`, 'sittings-3-report', `/sittings/${first}`, 1_000);
  const compared = [first, ...others.slice(0, 4)].join(',');
  await read(`a comparison of five ${what}`, 'sittings-4-compare', `/compare?sittings=${compared}`, 1_000);
}, 120_000);

/** Copies a row until the table is full: lists read derived data only, so copies suffice. */
async function fillTable(): Promise<void> {
  const mongo = openMongo(site.mongoUrl);
  try {
    const { rows } = createMongoHiringRepositories(mongo.database);
    const [row] = await rows.list({ where: { workspace }, limit: 1 });
    if (row === undefined) throw new Error('nobody is invited');
    const missing = Array.from({ length: TABLE_ROWS - INVITATIONS }, (_, index) => index);
    for (let begin = 0; begin < missing.length; begin += 50)
      await Promise.all(
        missing
          .slice(begin, begin + 50)
          .map((index) => rows.insert({ ...row, id: `${row.id}${index}`, name: `Copy ${index}` })),
      );
  } finally {
    await mongo.close();
  }
}

it('reads the table of five thousand candidates', async () => {
  await fillTable();
  const of = `of ${TABLE_ROWS} candidates, p95`;
  await read(`the first page ${of}`, 'sittings-5-table', '/sittings?limit=50', 500);
  await read(`nobody found by name ${of}`, 'sittings-6-search', '/sittings?limit=50&q=nobody', 500);
}, 240_000);

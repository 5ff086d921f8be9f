import { setTimeout as pause } from 'node:timers/promises';
import { reportSubmissionViewSchema, type AssessmentContent } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorkspace,
  getReport,
  invite,
  publishAssessment,
} from '../../services/api/src/testing/hiring-people.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { createCandidate, ITEM, versionOf, type Sat } from './support/candidate.js';
import { startChaosSite, type ChaosSite } from './support/chaos-site.js';
import { killServer, startServer, stopServer } from './support/deaths.js';

const SITTINGS = Number(process.env['HONE_CHAOS_SITTINGS'] || 20);
const MINUTES = 2;
const MINUTE_MS = 60_000;
/** How much of the latest typing may be lost. */
const BOUND_MS = 5_000;
/**
 * How late an end may be seen after the api answers again. The goal is 5 s; a new leader takes up to 3 s, reconnecting
 * devices have 3 s for their last code, and the rest is for a machine on which everything restarts at once.
 */
const END_MS = 15_000;

const CONTENT: AssessmentContent = {
  title: 'Sums',
  intro: '',
  sections: [
    {
      id: 'only',
      title: 'Code',
      minutes: MINUTES,
      items: [{ id: ITEM, challenge: 'chaos-sum', weight: 100 }],
    },
  ],
  assistants: 'allowed',
  letter: true,
};

const say = (line: string) => process.stderr.write(`${line}\n`);
let site: ChaosSite;
let team: TestClient;
let workspace: string;
let tokens: readonly string[];

beforeAll(async () => {
  site = await startChaosSite({ say, slots: 2, graceMs: 1_000 });
  team = new TestClient(site.apiUrl);
  workspace = await createWorkspace(team, 'chaos');
  const assessment = await publishAssessment(team, workspace, CONTENT);
  const invitations = Array.from({ length: SITTINGS }, () => invite(team, workspace, assessment));
  tokens = (await Promise.all(invitations)).map(({ token }) => token);
}, 600_000);
afterAll(() => site?.close(), 120_000);

/** Kills everything while candidates type; the api once more at the deadline. */
async function letDie(): Promise<void> {
  const begun = Date.now();
  const at = (seconds: number) => pause(Math.max(0, begun + seconds * 1_000 - Date.now()));
  const deaths: readonly (readonly [number, string, () => Promise<void>])[] = [
    [10, 'workers', async () => void (await Promise.all(site.workers.map((worker) => worker.kill())))],
    [20, 'api', () => site.api.kill()],
    [35, 'realtime', () => site.realtime.kill()],
    [45, 'Redis', () => killServer(site, 'redis')],
    [60, 'database', () => killServer(site, 'mongo')],
    [75, 'database away', () => stopServer(site, 'mongo')],
    [83, 'database back', () => startServer(site, 'mongo')],
    [MINUTES * 60 - 1, 'api, at the deadline', () => site.api.kill()],
  ];
  for (const [seconds, name, act] of deaths) {
    await at(seconds);
    say(`${Math.round((Date.now() - begun) / 1_000)} s: ${name}`);
    await act();
  }
}

/** The result of a sitting, from the team's side. */
async function judge(sat: Sat) {
  const report = await eventually(
    () => getReport(team, workspace, sat.id).catch(() => undefined),
    (found) => found?.row.percent !== null && found !== undefined,
    3 * MINUTE_MS,
  );
  const submissions = report?.items[0]?.submissions ?? [];
  const path = `/api/v1/workspaces/${workspace}/sittings/${sat.id}/submissions/${submissions[0]?.id}`;
  const { files } = await team.get(reportSubmissionViewSchema, path);
  const version = versionOf(files[0]?.content ?? '');
  const finishedAt = Date.parse(sat.sitting.finishedAt ?? '');
  const lostAt = sat.typedAt[version + 1];
  const facts = report?.facts ?? [];
  return {
    submissions: submissions.map(({ by, status }) => `${by} ${status}`),
    confirmedLost: version < sat.confirmed,
    lostMs: lostAt === undefined ? 0 : Math.max(0, finishedAt - lostAt),
    lateMs: sat.endSeenAt - Math.max(finishedAt, sat.answeringSince),
    gaps: facts.some(({ seq }, index) => seq !== index + 1),
    pastesLost: Math.max(0, sat.pastes - facts.filter(({ type }) => type === 'paste').length),
    credits: sat.sitting.credits.length,
  };
}

describe('sittings while everything dies', () => {
  it('lose nothing that is older than 5 s, end in time, and are graded once', async () => {
    const candidates = await Promise.all(tokens.map((token) => createCandidate(site.apiUrl, token)));
    const [sats] = await Promise.all([Promise.all(candidates.map((candidate) => candidate.sit())), letDie()]);
    await site.ready();
    const judged = await Promise.all(sats.map(judge));
    const most = (pick: (one: (typeof judged)[number]) => number) => Math.max(...judged.map(pick));
    say(
      `sittings ${judged.length}; most lost ${most(({ lostMs }) => lostMs)} ms; ` +
        `latest end ${most(({ lateMs }) => lateMs)} ms; credits ${most(({ credits }) => credits)}`,
    );
    for (const one of judged) {
      expect(one).toMatchObject({ submissions: ['deadline graded'], confirmedLost: false });
      expect(one).toMatchObject({ gaps: false, pastesLost: 0 });
      expect(one.lostMs).toBeLessThanOrEqual(BOUND_MS);
      expect(one.lateMs).toBeLessThanOrEqual(END_MS);
    }
  }, 900_000);
});

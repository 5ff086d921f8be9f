import {
  comparisonSchema,
  createdShareLinkSchema,
  sharedReportSchema,
  sittingListSchema,
  type SkillResult,
} from '@hone/contracts/hiring';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  joinAs,
  openInvitation,
  publishAssessment,
  SAMPLE_CONTENT,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const CHALLENGES = ['price-spread', 'second-one', 'left-out'];

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let reviewer: TestClient;
let workspace: string;
let sittings: string[];
beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
  for (const slug of CHALLENGES.slice(1)) await test.seed(samplePackage(slug));
  [team, reviewer] = [test.visitor(), test.visitor()];
  workspace = await createWorkspace(team, 'ada');
  await joinAs(team, workspace, reviewer, { word: 'bob', role: 'blind-reviewer' });
  const items = CHALLENGES.map((challenge) => ({ id: challenge, challenge, weight: 1 }));
  const sections = [{ id: 'all', title: 'Code', minutes: 30, items }];
  const assessment = await publishAssessment(team, workspace, { ...SAMPLE_CONTENT, sections });
  sittings = [await sit(assessment, [100, 50]), await sit(assessment, [])];
});
afterAll(() => test.close());

/** A sitting in which the answers to the first challenges earn the given percents. */
async function sit(assessment: string, percents: readonly number[]): Promise<string> {
  const candidate = test.visitor();
  const { token } = await invite(team, workspace, assessment);
  const sitting = await openInvitation(candidate, token);
  await actOn(candidate, sitting, 'start');
  for (const [index, percent] of percents.entries()) {
    await test.submit(candidate, { sitting, challenge: CHALLENGES[index] });
    const score = { points: percent, max: 100, percent, groups: [] };
    await (await test.worker.take()).report({ verdict: percent === 100 ? 'accepted' : 'partial', score });
    await test.record();
  }
  await actOn(candidate, sitting, 'finish');
  return sitting;
}

const inTeam = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;
const first = (): string => sittings[0] ?? '';
const rowsOf = async (client: TestClient) =>
  (await client.get(sittingListSchema, inTeam('/sittings'))).items.map(({ skills }) => skills);
const csvOf = async (client: TestClient) =>
  String((await client.call(inTeam('/sittings?format=csv'))).body)
    .trimEnd()
    .split('\r\n');
const comparedOf = async (client: TestClient) =>
  (await client.get(comparisonSchema, inTeam(`/compare?sittings=${sittings.join(',')}`))).candidates;
async function pdfOf(client: TestClient): Promise<string> {
  const file = await client.open(inTeam(`/sittings/${first()}/report.pdf`));
  const document = await getDocumentProxy(new Uint8Array(await file.arrayBuffer()));
  return (await extractText(document, { mergePages: true })).text.replace(/\s+/g, ' ');
}

/** Two of three challenges, 100% and 50%: Wilson's 80% interval of 75% with n = 2, and 1 point of spread. */
const MEASURED: SkillResult = {
  skill: 'optimization',
  percent: 75,
  range: { low: 31.5, high: 95.9 },
  items: 2,
  unmeasured: 1,
};
const NOTHING: SkillResult = { skill: 'optimization', percent: null, range: null, items: 0, unmeasured: 3 };

/** Skills in every view of the team. */
async function expectShown(client: TestClient): Promise<void> {
  expect((await getReport(client, workspace, first())).skills).toEqual([MEASURED]);
  expect(await rowsOf(client)).toContainEqual([MEASURED]);
  expect((await comparedOf(client))[0]?.skills).toEqual([MEASURED]);
  expect(await pdfOf(client)).toContain('optimization 75% 31.5% to 95.9% 2 of 3');
  const [head = '', ...lines] = await csvOf(client);
  expect(head).toMatch(/,optimization percent,optimization low,optimization high,optimization challenges$/);
  expect(lines.some((line) => line.endsWith(',75,31.5,95.9,2'))).toBe(true);
}

describe('skills of a sitting', () => {
  it('are in report, list, comparison, file and table, with ranges', async () => {
    await expectShown(team);
    expect((await getReport(team, workspace, sittings[1] ?? '')).skills).toEqual([NOTHING]);
    expect((await csvOf(team)).some((line) => line.endsWith(',not measured,,,0'))).toBe(true);
  });

  it('are in a shared report', async () => {
    const path = inTeam(`/sittings/${first()}/share-links`);
    const { url } = await team.get(createdShareLinkSchema, path, { json: {} }, 201);
    const shared = await test.visitor().get(sharedReportSchema, `/api/v1${url}`);
    expect(shared.skills).toEqual([MEASURED]);
  });

  it('are hidden from a blind reviewer everywhere until they hand in their review', async () => {
    expect((await getReport(reviewer, workspace, first())).skills).toEqual([]);
    expect(await rowsOf(reviewer)).toEqual([[], []]);
    expect((await comparedOf(reviewer)).map(({ skills }) => skills)).toEqual([[], []]);
    expect(await pdfOf(reviewer)).not.toContain('optimization');
    expect((await csvOf(reviewer)).join()).not.toContain('optimization');
    const links = await reviewer.call(inTeam(`/sittings/${first()}/share-links`), { json: {} });
    expect(links.status).toBe(403);

    const review = { ratings: [], notes: [], handIn: true };
    await reviewer.call(inTeam(`/sittings/${first()}/review`), { method: 'PUT', json: review });
    await expectShown(reviewer);
    expect((await getReport(reviewer, workspace, sittings[1] ?? '')).skills).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { factListSchema } from '@hone/contracts/hiring';
import { submissionSchema, submittedSchema } from '@hone/contracts';
import {
  actOn,
  createWorkspace,
  getReport,
  getSitting,
  invite,
  openInvitation,
  publishAssessment,
  saveDraft,
} from '../../services/api/src/testing/hiring-people.js';
import { SUBMISSION } from '../../services/api/src/testing/test-api.js';
import { TestClient } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { startRealApi, type RealApi } from '../support/api/real-api.js';

let real: RealApi;
beforeAll(async () => {
  real = await startRealApi();
}, 60_000);
afterAll(() => real.close(), 60_000);

const visitor = () => new TestClient(real.api.url);

async function grade(percent: number): Promise<void> {
  const score = { points: percent, max: 100, percent, groups: [] };
  const attempt = await eventually(() => real.worker.take().catch(() => undefined), Boolean, 20_000);
  await attempt?.report({ verdict: 'partial', score });
}

it('an assessment goes from a new workspace to a decision, on real servers', async () => {
  const [team, candidate] = [visitor(), visitor()];
  const workspace = await createWorkspace(team, `owner${process.pid}`);
  const assessment = await publishAssessment(team, workspace);
  const { token } = await invite(team, workspace, assessment, { name: 'Grace', email: 'grace@example.org' });

  // Two concurrent clicks open one sitting.
  const [sitting, same] = await Promise.all([1, 2].map(() => openInvitation(candidate, token)));
  if (sitting === undefined) throw new Error('no sitting was opened');
  expect(same).toBe(sitting);
  await Promise.all(Array.from({ length: 5 }, () => actOn(candidate, sitting, 'start')));
  const elsewhere = await visitor().call(`/api/v1/invitations/${token}/open`, { json: {} });
  expect(elsewhere.body).toMatchObject({ code: 'SITTING_ELSEWHERE' });

  const json = { ...SUBMISSION, sitting };
  const { id, links } = await candidate.get(submittedSchema, '/api/v1/submissions', { json }, 202);
  await grade(60);
  const headers = { 'hone-sitting': sitting };
  await eventually(
    () => candidate.get(submissionSchema, links.self, { headers }),
    ({ status }) => status === 'graded',
  );
  expect((await candidate.call(links.self)).status).toBe(404);

  // Facts from many concurrent requests have no gap.
  const paste = { items: [{ type: 'paste', chars: 40, from: 'outside', item: 'spread' }] };
  await Promise.all(
    Array.from({ length: 8 }, () => candidate.call(`/api/v1/sittings/${sitting}/facts`, { json: paste })),
  );
  const { items: facts } = await candidate.get(factListSchema, `/api/v1/sittings/${sitting}/facts`);
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
  expect(facts.filter(({ type }) => type === 'paste')).toHaveLength(8);
  expect(facts.filter(({ type }) => type === 'started')).toHaveLength(1);

  // The newest draft is graded at the end, once, and counts because it is better.
  expect((await saveDraft(candidate, sitting, 'print(6)\n', 0)).status).toBe(200);
  await Promise.all(Array.from({ length: 5 }, () => actOn(candidate, sitting, 'finish')));
  await grade(90);
  const report = await eventually(
    () => getReport(team, workspace, sitting),
    ({ row }) => row.status === 'graded',
  );
  expect(report).toMatchObject({ row: { percent: 90, candidate: { name: 'Grace' } }, facts: { length: 13 } });
  expect(report.items[0]?.submissions.map(({ by }) => by)).toEqual(['candidate', 'deadline']);
  expect(report.items[0]?.counted).not.toBe(id);

  const decision = { outcome: 'advance', reason: 'Finds the spread in one pass.', after: 0 };
  const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/decision`;
  const answers = await Promise.all(Array.from({ length: 4 }, () => team.call(path, { json: decision })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect((await getSitting(candidate, sitting)).status).toBe('graded');
}, 120_000);

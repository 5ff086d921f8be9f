import { auditListSchema, erasureReceiptSchema, invitedSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  publishAssessment,
  saveDraft,
  startSitting,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let assessment: string;
let sitting: string;
let token: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  [team, candidate] = [test.visitor(), test.visitor()];
  const invitation = { name: 'Grace', email: 'grace@example.org' };
  ({ workspace, assessment, token, sitting } = await startSitting(team, candidate, invitation));
  await saveDraft(candidate, sitting, 'print("of Grace")\n', 0);
  await test.submit(candidate, { sitting });
  await candidate.call(`/api/v1/sittings/${sitting}/comments`, { json: { fact: null, text: 'Of Grace.' } });
  await actOn(candidate, sitting, 'finish');
});
afterEach(() => test.close());

const inTeam = (rest: string) => `/api/v1/workspaces/${workspace}${rest}`;
const erase = (...sittings: string[]) =>
  team.get(erasureReceiptSchema, inTeam('/sittings/erase'), { json: { sittings } });
const auditOf = async (action: string) =>
  (await team.get(auditListSchema, inTeam('/audit'))).items.filter((entry) => entry.action === action);

describe('erasing a candidate', () => {
  it('leaves nothing but a receipt: no record, work, page, link or session', async () => {
    const { items } = await erase(sitting);
    expect(items).toMatchObject([{ sitting, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(items[0]?.documents).toBeGreaterThan(8);
    expect(await auditOf('sitting.erase')).toMatchObject([{ subject: sitting, detail: items[0]?.digest }]);

    const asked: readonly (readonly [TestClient, string])[] = [
      [team, inTeam(`/sittings/${sitting}`)],
      [candidate, `/api/v1/sittings/${sitting}`],
      [test.visitor(), `/api/v1/invitations/${token}`],
    ];
    for (const [who, path] of asked) expect((await who.call(path)).status).toBe(404);
    const { hiring } = test.world.repositories;
    const where = { where: { sitting } };
    const left = await Promise.all([
      hiring.facts.list(where),
      hiring.playback.list(where),
      hiring.sittingRecords.list(where),
      hiring.sittingSessions.list(where),
      hiring.reviews.list(where),
      hiring.rows.list({ where: { workspace } }),
      hiring.invitations.list({ where: { workspace } }),
    ]);
    expect(left.flat()).toEqual([]);
    const archive = await (await team.open(inTeam('/export'))).text();
    expect(archive).not.toMatch(/of Grace|grace@example/i);
  });

  it('erases nothing when one of several is not of this workspace', async () => {
    const other = test.visitor();
    const elsewhere = await createWorkspace(other, 'bob');
    const foreign = await invite(other, elsewhere, await publishAssessment(other, elsewhere));
    const path = inTeam('/sittings/erase');
    expect((await team.call(path, { json: { sittings: [sitting, foreign.id] } })).status).toBe(404);
    expect((await getReport(team, workspace, sitting)).row.candidate.name).toBe('Grace');
  });
});

describe('the audit log', () => {
  it('has an entry for each view, and one for a page that stays open', async () => {
    const path = inTeam(`/sittings/${sitting}`);
    for (let asked = 0; asked < 5; asked += 1) await team.call(path);
    expect(await auditOf('sitting.view')).toHaveLength(1);
    await team.call(`${path}/report.pdf`);
    await team.call(`${path}/report.pdf`);
    expect(await auditOf('sitting.export')).toHaveLength(2);
    test.world.clock.advance(11 * MINUTE);
    await team.call(path);
    const again = `/assessments/${assessment}/invitations`;
    await team.get(invitedSchema, inTeam(again), { json: { name: 'Ann' } }, 201);
    expect(await auditOf('sitting.view')).toHaveLength(2);
  });
});

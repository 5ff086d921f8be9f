import { invitationViewSchema } from '@hone/contracts/hiring';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  invite,
  openInvitation,
  publishAssessment,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const MINUTE = 60_000;
let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let assessment: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
});
afterEach(() => test.close());

/** Starts a sitting in one browser; resolves to its link and another browser. */
async function startElsewhere(email?: string) {
  const { token } = await invite(team, workspace, assessment, email === undefined ? {} : { email });
  const first = test.visitor();
  const sitting = await openInvitation(first, token);
  const path = `/api/v1/invitations/${token}`;
  const early = await test.visitor().call(`${path}/code`, { method: 'POST' });
  expect(early.body).toMatchObject({ code: 'SITTING_NOT_STARTED' });
  await actOn(first, sitting, 'start');
  return { path, other: test.visitor() };
}

async function mailedCode(): Promise<string> {
  await test.api.services.deliverMails();
  const text = test.world.mailTransport.delivered.at(-1)?.text ?? '';
  return /within ten minutes: (\d{8})/.exec(text)?.[1] ?? '';
}

describe('a code for another browser', () => {
  it('comes by mail to the invited address, and works once within ten minutes', async () => {
    const { path, other } = await startElsewhere('grace@example.org');
    expect(await other.get(invitationViewSchema, path)).toMatchObject({ started: true, mailsCode: true });
    expect((await other.call(`${path}/code`, { method: 'POST' })).status).toBe(204);
    const code = await mailedCode();
    expect(test.world.mailTransport.delivered.at(-1)).toMatchObject({ to: 'grace@example.org' });
    expect((await other.call(`${path}/open`, { json: { code } })).status).toBe(200);
    const again = await test.visitor().call(`${path}/open`, { json: { code } });
    expect(again.body).toMatchObject({ code: 'SITTING_CODE_WRONG' });
    await other.call(`${path}/code`, { method: 'POST' });
    const late = await mailedCode();
    test.world.clock.advance(10 * MINUTE);
    const rejected = await test.visitor().call(`${path}/open`, { json: { code: late } });
    expect(rejected.body).toMatchObject({ code: 'SITTING_CODE_WRONG' });
  });

  it('is asked for three times a minute, and not without an address', async () => {
    const { path, other } = await startElsewhere('grace@example.org');
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1)
      statuses.push((await other.call(`${path}/code`, { method: 'POST' })).status);
    expect(statuses).toEqual([204, 204, 429]);
    const unnamed = await startElsewhere();
    const answer = await unnamed.other.call(`${unnamed.path}/code`, { method: 'POST' });
    expect(answer.body).toMatchObject({ code: 'INVITATION_NO_EMAIL' });
  });
});

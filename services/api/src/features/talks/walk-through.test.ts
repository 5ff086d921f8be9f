import { WALK_THROUGH_HOURS, walkThroughSchema } from '@hone/contracts/hiring';
import { z } from 'zod';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  actOn,
  createWorkspace,
  getReport,
  invite,
  joinAs,
  publishAssessment,
  SAMPLE_CONTENT,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let candidate: TestClient;
let workspace: string;
let sitting: string;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  candidate = test.visitor();
  workspace = await createWorkspace(team, 'ada');
});
afterEach(() => test.close());

async function sit(walkThrough: boolean): Promise<void> {
  const content = { ...SAMPLE_CONTENT, walkThrough };
  const { token } = await invite(team, workspace, await publishAssessment(team, workspace, content));
  sitting = await startInvited(candidate, token);
  await test.submit(candidate, { sitting });
}

async function grade(): Promise<void> {
  await (await test.worker.take()).report({ verdict: 'rejected' });
  await test.record();
}

const path = () => `/api/v1/sittings/${sitting}/walk-through`;
const read = () => candidate.get(walkThroughSchema, path());
const explain = (template: string, text: unknown) =>
  candidate.call(path(), { json: { item: 'spread', template, text } });

it('asks after the end, once everything is graded, and shows the newest words to the team', async () => {
  await sit(true);
  expect((await candidate.call(path())).body).toMatchObject({ code: 'SITTING_UNFINISHED' });
  await actOn(candidate, sitting, 'finish');
  expect(await read()).toMatchObject({ state: 'waiting', questions: [] });
  await grade();
  const { state, questions } = await read();
  expect(state).toBe('open');
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.length).toBeLessThanOrEqual(3);
  const { template = '', question } = questions.at(-1) ?? {};
  for (const text of ['First thought.', '<b>Better</b> thought.']) {
    expect((await explain(template, text)).status).toBe(201);
    test.world.clock.advance(1_000);
  }
  expect((await read()).questions.at(-1)?.text).toBe('<b>Better</b> thought.');

  // Reviewers rate it, so they read it before they hand in.
  const reviewer = test.visitor();
  await joinAs(team, workspace, reviewer, { word: 'eve', role: 'blind-reviewer' });
  const report = await getReport(reviewer, workspace, sitting);
  expect(report.row.hidden).toBe(true);
  expect(report.explanations).toMatchObject([
    { item: 'spread', template, question, text: '<b>Better</b> thought.' },
  ]);
  const { body } = await candidate.call(`/api/v1/sittings/${sitting}/export`);
  expect(body).toMatchObject({ explanations: [{ text: '<b>Better</b> thought.' }] });
});

it('rejects unknown questions, invalid texts, and answers after three days; nothing is lost', async () => {
  await sit(true);
  await grade();
  await actOn(candidate, sitting, 'finish');
  const template = (await read()).questions[0]?.template ?? '';
  expect((await explain('no-such', 'Hm.')).body).toMatchObject({ code: 'QUESTION_NOT_FOUND' });
  const errors = z.object({ errors: z.array(z.object({ path: z.string() })) });
  for (const text of ['', '  ', 'x'.repeat(4_001), 'a\0b', 7]) {
    const { status, body } = await explain(template, text);
    expect([status, errors.parse(body).errors[0]?.path]).toEqual([422, 'text']);
  }
  await explain(template, 'In time.');
  test.world.clock.advance(WALK_THROUGH_HOURS * 3_600_000);
  expect((await explain(template, 'Late.')).body).toMatchObject({ code: 'WALK_THROUGH_CLOSED' });
  expect(await read()).toMatchObject({ state: 'closed', questions: [{ text: 'In time.' }] });
});

it('asks nothing where the team does not want it', async () => {
  await sit(false);
  await grade();
  await actOn(candidate, sitting, 'finish');
  expect(await read()).toEqual({ state: 'off', closesAt: null, questions: [] });
  expect((await explain('next-input', 'Hm.')).body).toMatchObject({ code: 'WALK_THROUGH_CLOSED' });
});

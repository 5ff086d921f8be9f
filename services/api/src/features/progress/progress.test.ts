import { myProgressSchema, scoreDistributionSchema } from '@hone/contracts/practice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { gradedWith, sentAt } from './work.fixture.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const read = (client: TestClient, query = '') => client.get(myProgressSchema, `/api/v1/me/progress${query}`);

async function someoneWho(percent: number) {
  const client = await test.guest();
  const { id } = await test.submit(client);
  await test.world.repositories.submissions.noteOutcome(id, gradedWith(percent));
  return client;
}

describe('progress', () => {
  it('is what its reader did, with what to do next', async () => {
    const yaml = samplePackage('late-orders')['challenge.yml'] ?? '';
    const changed = yaml.replace('difficulty: 1', 'difficulty: 2').replace('The spread of prices', 'Late');
    await test.seed(samplePackage('late-orders', { 'challenge.yml': changed }));
    const client = await someoneWho(100);
    const progress = await read(client);
    expect(progress.totals).toMatchObject({ submits: 1, solved: 1, tried: 0 });
    expect(progress.streak).toMatchObject({ current: 1, longest: 1, today: '2026-03-01' });
    expect(progress.challenges.find(({ slug }) => slug === 'price-spread')).toMatchObject({
      status: 'solved',
      best: { percent: 100 },
      language: 'python',
    });
    expect(progress.skills.find(({ skill }) => skill === 'optimization')).toMatchObject({
      measured: { challenges: 1 },
      solved: 1,
      offered: 2,
    });
    expect(progress.suggestions).toEqual([
      expect.objectContaining({ slug: 'late-orders', reason: { type: 'unsure', skill: 'optimization' } }),
    ]);
  });

  it('names challenges that were started and not solved', async () => {
    const client = await someoneWho(40);
    expect((await read(client)).continue).toMatchObject([{ slug: 'price-spread', language: 'python' }]);
  });

  it('requires a session, and rejects an unknown time zone', async () => {
    expect((await test.visitor().call('/api/v1/me/progress')).status).toBe(401);
    expect(await (await test.guest()).call('/api/v1/me/progress?timeZone=Mars/Base')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'timeZone' }] },
    });
  });

  it('is right again after the work of a guest has moved to an account', async () => {
    const { submissions, workSummaries } = test.world.repositories;
    const guest = await someoneWho(100);
    test.world.clock.advance(10 * 60_000);
    await read(guest);
    const [summary] = await workSummaries.list({ where: {} });
    const from = summary?.id ?? '';
    await submissions.insert(
      sentAt(test.world.clock.now() - 1, { user: 'account', outcome: gradedWith(50) }),
      [],
    );
    const data = test.api.services.personalData;
    for (const each of data) await each.move(from, 'account');
    expect(await workSummaries.list({ where: {} })).toEqual([]);
  });
});

describe('the scores of others', () => {
  const scores = () => test.visitor().get(scoreDistributionSchema, '/api/v1/challenges/price-spread/scores');
  async function store(people: number, percentOf: (person: number) => number) {
    const { submissions } = test.world.repositories;
    for (let person = 0; person < people; person++)
      for (const percent of [0, percentOf(person)])
        await submissions.insert(
          sentAt(person, { user: `p${person}`, slug: 'price-spread', outcome: gradedWith(percent) }),
          [],
        );
  }

  it('are kept back below 30 people', async () => {
    await store(29, () => 100);
    expect(await scores()).toEqual({ people: 29, bins: null, solved: null });
  });

  it('count each of 30 people once, by their best score', async () => {
    await store(30, (person) => (person < 20 ? 100 : 55));
    expect(await scores()).toEqual({ people: 30, bins: [0, 0, 0, 0, 0, 10, 0, 0, 0, 20], solved: 20 });
  });

  it('leave candidates out', async () => {
    await store(29, () => 100);
    await test.world.repositories.submissions.insert(
      sentAt(1, { user: 'sitting-1', slug: 'price-spread', outcome: gradedWith(100) }),
      [],
    );
    expect((await scores()).people).toBe(29);
  });

  it('of an unknown challenge do not exist', async () => {
    expect((await test.visitor().call('/api/v1/challenges/no-such/scores')).status).toBe(404);
  });
});

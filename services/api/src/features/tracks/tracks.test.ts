import { trackListSchema, trackViewSchema, type TrackFile } from '@hone/contracts/practice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const track = (slug: string, order: number, ...challenges: TrackFile['challenges']): TrackFile => ({
  format: 'hone-track/1',
  slug,
  title: `The track ${slug}`,
  summary: 'What you learn on this track.',
  order,
  challenges,
});
const item = (challenge: string, ...after: string[]) => ({
  challenge,
  why: `Why ${challenge} is here.`,
  ...(after.length === 0 ? {} : { after }),
});
const publish = (tracks: readonly unknown[], headers = test.operator) =>
  test.visitor().call('/api/v1/internal/tracks', { method: 'PUT', json: { tracks }, headers });
const list = (client: TestClient) => client.get(trackListSchema, '/api/v1/tracks');
const get = (client: TestClient, slug: string) => client.get(trackViewSchema, `/api/v1/tracks/${slug}`);

describe('tracks', () => {
  it('are listed in their order, with the progress of their reader', async () => {
    await test.seed(samplePackage('late-orders'));
    await publish([
      track('second', 2, item('late-orders')),
      track('first', 1, item('price-spread'), item('late-orders', 'price-spread')),
    ]);
    const client = await test.guest();
    await test.submit(client);
    const { items } = await list(client);
    expect(items.map(({ slug }) => slug)).toEqual(['first', 'second']);
    expect(items[0]).toMatchObject({
      minutes: 20,
      solved: 0,
      challenges: [
        { slug: 'price-spread', status: 'tried', after: [] },
        { slug: 'late-orders', status: 'new', after: [{ slug: 'price-spread', status: 'tried' }] },
      ],
    });
    expect((await list(test.visitor())).items[0]?.challenges[0]?.status).toBe('new');
  });

  it('say why each challenge is there, and leave out and name those that this site does not have', async () => {
    await publish([track('first', 1, item('not-here'), item('price-spread', 'not-here'))]);
    expect(await get(test.visitor(), 'first')).toMatchObject({
      challenges: [{ slug: 'price-spread', why: 'Why price-spread is here.', after: [] }],
      missing: ['not-here'],
      minutes: 10,
    });
  });

  it('are not listed while this site has none of their challenges', async () => {
    await publish([track('empty', 1, item('not-here'))]);
    expect((await list(test.visitor())).items).toEqual([]);
    expect(await get(test.visitor(), 'empty')).toMatchObject({ challenges: [], missing: ['not-here'] });
  });

  it('are replaced together', async () => {
    await publish([track('old', 1, item('price-spread'))]);
    await publish([track('new', 1, item('price-spread'))]);
    expect((await list(test.visitor())).items.map(({ slug }) => slug)).toEqual(['new']);
    expect(await test.visitor().call('/api/v1/tracks/old')).toMatchObject({
      status: 404,
      body: { code: 'TRACK_NOT_FOUND' },
    });
  });

  it('are published with the operator token only, and rejected with the field that is wrong', async () => {
    expect((await publish([], {})).status).toBe(401);
    expect(await publish([{ ...track('first', 1, item('a')), order: 0 }])).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'tracks.0.order' }] },
    });
  });
});

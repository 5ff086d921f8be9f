import { testCaseListSchema, testCaseSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

const ADDRESS = '/api/v1/challenges/price-spread/cases';
const CASE = { name: 'empty day', input: '0\n', expected: 'none' };
const put = (id: string, json: object = CASE, address = ADDRESS) =>
  client.call(`${address}/${id}`, { method: 'PUT', json });
const list = async (asker = client) => (await asker.get(testCaseListSchema, ADDRESS)).items;

describe('test cases', () => {
  it('are kept per user and challenge, in the order in which they came; saving again replaces', async () => {
    expect(await list()).toEqual([]);
    expect(testCaseSchema.parse((await put('a')).body)).toEqual({ id: 'a', ...CASE });
    test.world.clock.advance(1);
    await put('b', { name: ' no output ', input: '' });
    test.world.clock.advance(1);
    await put('a', { ...CASE, name: 'renamed' });
    expect(await list()).toEqual([
      { id: 'a', ...CASE, name: 'renamed' },
      { id: 'b', name: 'no output', input: '' },
    ]);
    expect([await list(await test.guest()), await list(test.visitor())]).toEqual([[], []]);
  });

  it('can be deleted twice', async () => {
    await put('a');
    for (const _ of [1, 2])
      expect(await client.call(`${ADDRESS}/a`, { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await list()).toEqual([]);
  });

  it('are limited to twenty per challenge; existing ones can still be changed', async () => {
    for (let index = 0; index < 20; index += 1) await put(`case-${index}`);
    expect(await put('one-more')).toMatchObject({ status: 422, body: { code: 'TEST_CASE_QUOTA' } });
    expect(await put('case-3', { ...CASE, input: '7\n' })).toMatchObject({ status: 200 });
    expect(await list()).toHaveLength(20);
  });

  it('are limited to 5 MB in total', async () => {
    const { user } = (await client.call('/api/v1/me')).body as { user: { id: string } };
    const large = { user: user.id, slug: 'other', name: 'large', input: 'x'.repeat(4_990_000), createdAt: 1 };
    await test.world.repositories.testCases.save({ ...large, id: 'large' });
    expect(await put('a', { ...CASE, input: 'x'.repeat(20_000) })).toMatchObject({ status: 422 });
    expect(await put('a')).toMatchObject({ status: 200 });
  });

  it('name the field that is wrong', async () => {
    const wrong: [string, object, string][] = [
      ['a', { ...CASE, name: '  ' }, 'name'],
      ['a', { ...CASE, name: 'x'.repeat(81) }, 'name'],
      ['a', { name: 'x' }, 'input'],
      ['a', { ...CASE, input: 'x'.repeat(65_537) }, 'input'],
      ['a', { ...CASE, expected: null }, 'expected'],
      ['a', { ...CASE, owner: 'me' }, 'owner'],
      ['a.b', CASE, 'case'],
    ];
    for (const [id, body, path] of wrong)
      expect(await put(id, body)).toMatchObject({
        status: 422,
        body: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
      });
    expect(await list()).toEqual([]);
  });

  it('require a challenge and a user', async () => {
    expect(await put('a', CASE, '/api/v1/challenges/nope/cases')).toMatchObject({ status: 404 });
    expect(await client.call('/api/v1/challenges/nope/cases')).toMatchObject({ status: 404 });
    for (const method of ['PUT', 'DELETE'])
      expect(
        await test.visitor().call(`${ADDRESS}/a`, { method, ...(method === 'PUT' && { json: CASE }) }),
      ).toMatchObject({ status: 401 });
  });
});

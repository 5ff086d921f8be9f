import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersonalTestCases } from '../../services/api/src/features/test-cases/personal-test-cases.js';
import type { TestCaseRecord } from '../../services/api/src/features/test-cases/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  type Harness,
} from '../support/api/api-repositories.js';

const record = (user: string, createdAt: number, changes: Partial<TestCaseRecord> = {}): TestCaseRecord => ({
  user,
  slug: 'price-spread',
  id: `case-${createdAt}`,
  name: 'empty day',
  input: '0\n',
  createdAt,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('test cases %s', (_name, createHarness) => {
  let harness: Harness;
  let testCases: Repositories['testCases'];
  beforeAll(async () => {
    harness = await createHarness();
    testCases = harness.repositories.testCases;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('keep every text, and are listed by user and challenge, oldest first', async () => {
    const user = unique();
    const late = record(user, 9, { name: ODD_TEXT, input: ODD_TEXT, expected: ODD_TEXT });
    const early = record(user, 1);
    const elsewhere = record(user, 5, { slug: 'late-orders' });
    for (const each of [late, early, elsewhere, record(`${user}:x`, 2)]) await testCases.save(each);
    expect(await testCases.list(user, 'price-spread')).toEqual([early, late]);
    expect(await testCases.list(user)).toEqual([early, elsewhere, late]);
  });

  it('are one under one id, under concurrent saves', async () => {
    const user = unique();
    await atOnce(10, (index) => testCases.save(record(user, 1, { input: String(index) })));
    expect(await testCases.list(user)).toHaveLength(1);
    await testCases.save(record(user, 1, { input: 'last' }));
    expect((await testCases.list(user))[0]?.input).toBe('last');
  });

  it('are removed one by one, move with a guest who signs in, and go with the account', async () => {
    const [guest, account] = [unique(), unique()];
    for (const at of [1, 2, 3]) await testCases.save(record(guest, at));
    await testCases.save(record(account, 4));
    await testCases.remove({ user: guest, slug: 'price-spread', id: 'case-2' });
    const personal = createPersonalTestCases(testCases);
    await personal.move(guest, account);
    await personal.move(guest, account);
    expect(await testCases.list(guest)).toEqual([]);
    expect((await testCases.list(account)).map(({ id }) => id)).toEqual(['case-1', 'case-3', 'case-4']);
    await personal.erase(account);
    expect(await testCases.list(account)).toEqual([]);
  });
});

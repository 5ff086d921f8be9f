import type { PersonalData } from '../accounts/personal-data.js';
import type { TestCaseRepository } from './repository.js';

/** Test cases as personal data. */
export function createPersonalTestCases(testCases: TestCaseRepository): PersonalData {
  return {
    name: 'testCases',
    async move(from, to) {
      for (const record of await testCases.list(from)) {
        // Ids are random, so equal ids mean the same case.
        await testCases.save({ ...record, user: to });
        await testCases.remove(record);
      }
    },
    erase: (user) => testCases.removeUser(user),
    async *list(user) {
      for (const { user: _user, slug, createdAt: _createdAt, ...testCase } of await testCases.list(user))
        yield { challenge: slug, ...testCase };
    },
  };
}

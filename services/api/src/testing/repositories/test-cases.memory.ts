import {
  testCaseName,
  type TestCaseRecord,
  type TestCaseRepository,
} from '../../features/test-cases/repository.js';

/** Test cases in memory, for unit tests. */
export function createMemoryTestCaseRepository(): TestCaseRepository {
  const cases = new Map<string, TestCaseRecord>();
  return {
    save(record) {
      cases.set(testCaseName(record), structuredClone(record));
      return Promise.resolve();
    },
    list(user, slug) {
      const own = [...cases.values()].filter(
        (record) => record.user === user && (slug === undefined || record.slug === slug),
      );
      return Promise.resolve(structuredClone(own).sort((one, other) => one.createdAt - other.createdAt));
    },
    remove(key) {
      cases.delete(testCaseName(key));
      return Promise.resolve();
    },
    removeUser(user) {
      for (const [name, record] of cases) if (record.user === user) cases.delete(name);
      return Promise.resolve();
    },
  };
}

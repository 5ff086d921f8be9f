import { testCaseSchema, type TestCase } from '@hone/contracts';
import { z } from 'zod';

/** A test case on this device: on the server too, not on the server yet, or to be deleted there. */
const caseRecordSchema = testCaseSchema.extend({ state: z.enum(['saved', 'unsaved', 'removed']) });
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** A stored value of an unknown form counts as absent. */
export function parseRecords(value: unknown): CaseRecord[] {
  const parsed = z.array(caseRecordSchema).safeParse(value);
  return parsed.success ? parsed.data : [];
}

export const withCase = (records: readonly CaseRecord[], testCase: TestCase): CaseRecord[] => {
  const record: CaseRecord = { ...testCase, state: 'unsaved' };
  return records.some(({ id }) => id === testCase.id)
    ? records.map((each) => (each.id === testCase.id ? record : each))
    : [...records, record];
};

/** Deletes a case the server never had; marks any other for deletion on the server. */
export const withoutCase = (records: readonly CaseRecord[], id: string, known: boolean): CaseRecord[] =>
  records.flatMap((record) =>
    record.id !== id ? [record] : known ? [{ ...record, state: 'removed' as const }] : [],
  );

/** Merges the records of two places; the first place wins. */
export function uniteRecords(first: readonly CaseRecord[], second: readonly CaseRecord[]): CaseRecord[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}

/** Cases that a visitor wrote are new to the account that they sign in to. */
export const adoptRecords = (own: readonly CaseRecord[], visitors: readonly CaseRecord[]): CaseRecord[] =>
  uniteRecords(
    own,
    visitors.filter(({ state }) => state !== 'removed').map((record) => ({ ...record, state: 'unsaved' })),
  );

/**
 * Merges device and server. Changes that the server has not seen win; any other case that is missing there
 * was deleted on another device.
 */
export function mergeRecords(device: readonly CaseRecord[], server: readonly TestCase[]): CaseRecord[] {
  const changed = new Map(
    device.filter(({ state }) => state !== 'saved').map((record) => [record.id, record]),
  );
  const onServer = new Set(server.map(({ id }) => id));
  const merged = server.map(
    (testCase) => changed.get(testCase.id) ?? { ...testCase, state: 'saved' as const },
  );
  const news = [...changed.values()].filter(({ id, state }) => !onServer.has(id) && state === 'unsaved');
  return [...merged, ...news];
}

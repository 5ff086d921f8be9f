import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { StoredDocument } from '../../services/api/src/storage/mongo-database.js';
import {
  createMongoRecordStore,
  fillIndexedFields,
} from '../../services/api/src/storage/record-store.mongo.js';
import { openOwnDatabase } from '../support/api/api-database.js';

const schema = z.object({ id: z.string(), colour: z.string(), shape: z.string() });
const OLD = { name: 'things', schema, fields: ['colour' as const] };
const NEW = { name: 'things', schema, fields: ['colour' as const, 'shape' as const] };

let connection: ReturnType<typeof openOwnDatabase>;
beforeAll(() => {
  connection = openOwnDatabase();
});
afterAll(() => connection.drop(), 60_000);

it('fields that were not indexed are filled in from the records, once for each field', async () => {
  const { database } = connection;
  const things = createMongoRecordStore(database, NEW);
  const round = () => things.list({ where: { shape: 'round' } });
  await createMongoRecordStore(database, OLD).insert({ id: 'a', colour: 'red', shape: 'round' });
  await fillIndexedFields(database, OLD);
  expect(await round()).toEqual([]);
  await fillIndexedFields(database, NEW);
  expect(await round()).toEqual([{ id: 'a', colour: 'red', shape: 'round' }]);

  // Finished fields are not looked through again.
  await database.collection<StoredDocument>('things').updateOne({ _id: 'a' }, { $unset: { shape: '' } });
  await fillIndexedFields(database, NEW);
  expect(await round()).toEqual([]);
});

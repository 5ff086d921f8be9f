import { randomBytes } from 'node:crypto';
import { openMongo, type MongoConnection } from '../../../services/api/src/storage/mongo-database.js';
import { mongoUrl } from '../servers/infrastructure.js';

/** Address of a fresh database on the test server. */
export function ownDatabaseUrl(): string {
  const url = new URL(mongoUrl());
  url.pathname = `/hone_test_${randomBytes(6).toString('hex')}`;
  return url.toString();
}

/** A fresh database; `drop` deletes it and disconnects. */
export function openOwnDatabase(): MongoConnection & { drop(): Promise<void> } {
  const connection = openMongo(ownDatabaseUrl());
  return {
    ...connection,
    async drop() {
      await connection.database.dropDatabase();
      await connection.close();
    },
  };
}

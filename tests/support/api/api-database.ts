import { randomBytes } from 'node:crypto';
import { openMongo, type MongoConnection } from '../../../services/api/src/storage/mongo-database.js';
import { mongoUrl } from '../servers/infrastructure.js';

/** Address of the test server with a database that no other test uses. */
export function ownDatabaseUrl(): string {
  const url = new URL(mongoUrl());
  url.pathname = `/hone_test_${randomBytes(6).toString('hex')}`;
  return url.toString();
}

/** A database of one's own; `drop` deletes it and disconnects. */
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

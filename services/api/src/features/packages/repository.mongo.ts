import mongoose from 'mongoose';
import { insertOnce, type MongoDatabase, type StoredDocument } from '../../storage/mongo-database.js';
import type { PackageRepository } from './repository.js';

interface ArchiveDocument extends StoredDocument {
  readonly parts: number;
}
interface PartDocument extends StoredDocument {
  readonly bytes: mongoose.mongo.Binary;
}

/** A document holds at most 16 MiB, and FerretDB stores bytes as text, which is a third longer. */
const PART_BYTES = 4 * 1024 * 1024;

/** Archives in `packageParts`; a digest is in `packages` only when all its parts are stored. */
export function createMongoPackageRepository(database: MongoDatabase): PackageRepository {
  const packages = database.collection<ArchiveDocument>('packages');
  const stored = database.collection<PartDocument>('packageParts');
  const nameOf = (digest: string, part: number) => `${digest}:${part}`;
  return {
    async put(digest, archive) {
      const parts = Math.ceil(archive.length / PART_BYTES);
      for (let part = 0; part < parts; part++) {
        const bytes = new mongoose.mongo.Binary(archive.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
        await insertOnce(stored, { _id: nameOf(digest, part), bytes });
      }
      await insertOnce(packages, { _id: digest, parts });
    },
    async find(digest) {
      const found = await packages.findOne({ _id: digest });
      if (found === null) return undefined;
      const names = Array.from({ length: found.parts }, (_, part) => nameOf(digest, part));
      const documents = await Promise.all(names.map((name) => stored.findOne({ _id: name })));
      return Buffer.concat(
        documents.map((document) => {
          if (document === null) throw new Error(`a part of package ${digest} is missing`);
          return document.bytes.value();
        }),
      );
    },
  };
}

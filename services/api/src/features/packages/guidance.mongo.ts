import { approachesSchema } from '@hone/contracts';
import mongoose from 'mongoose';
import {
  insertOnce,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { guidanceTextsSchema, type GuidanceRepository } from './guidance.js';

interface JsonDocument extends StoredDocument {
  readonly json: string;
}
interface ImageDocument extends StoredDocument {
  readonly bytes: mongoose.mongo.Binary;
}

/**
 * Texts in `guidance` by digest, images in `guidanceImages` by `<digest>:<path>`, solutions in
 * `guidanceApproaches` by `<digest>:<language>`.
 */
export function createMongoGuidanceRepository(database: MongoDatabase): GuidanceRepository {
  const texts = database.collection<JsonDocument>('guidance');
  const images = database.collection<ImageDocument>('guidanceImages');
  const approaches = database.collection<JsonDocument>('guidanceApproaches');
  const nameOf = (digest: string, part: string) => `${digest}:${part}`;
  return {
    async put(digest, guidance) {
      for (const [path, bytes] of guidance.bytes)
        await insertOnce(images, { _id: nameOf(digest, path), bytes: new mongoose.mongo.Binary(bytes) });
      for (const [language, items] of guidance.approaches) {
        const json = toStoredText(approachesSchema.parse({ items }));
        await insertOnce(approaches, { _id: nameOf(digest, language), json });
      }
      await insertOnce(texts, { _id: digest, json: toStoredText(guidanceTextsSchema.parse(guidance)) });
    },
    async find(digest) {
      const document = await texts.findOne({ _id: digest });
      return document === null ? undefined : parseStoredText(guidanceTextsSchema, document.json);
    },
    async findImage(digest, path) {
      const document = await images.findOne({ _id: nameOf(digest, path) });
      return document === null ? undefined : document.bytes.value();
    },
    async findApproaches(digest, language) {
      const document = await approaches.findOne({ _id: nameOf(digest, language) });
      return document === null ? undefined : parseStoredText(approachesSchema, document.json).items;
    },
  };
}

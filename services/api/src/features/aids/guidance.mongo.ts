import mongoose from 'mongoose';
import {
  insertOnce,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { guidanceTextsSchema, type GuidanceRepository } from './guidance.js';

interface TextsDocument extends StoredDocument {
  readonly json: string;
}
interface ImageDocument extends StoredDocument {
  readonly bytes: mongoose.mongo.Binary;
}

/** Texts in `guidance` by digest, images in `guidanceImages` named `<digest>:<path>`. */
export function createMongoGuidanceRepository(database: MongoDatabase): GuidanceRepository {
  const texts = database.collection<TextsDocument>('guidance');
  const images = database.collection<ImageDocument>('guidanceImages');
  const imageName = (digest: string, path: string) => `${digest}:${path}`;
  return {
    async put(digest, guidance) {
      for (const [path, bytes] of guidance.bytes)
        await insertOnce(images, { _id: imageName(digest, path), bytes: new mongoose.mongo.Binary(bytes) });
      await insertOnce(texts, { _id: digest, json: toStoredText(guidanceTextsSchema.parse(guidance)) });
    },
    async find(digest) {
      const document = await texts.findOne({ _id: digest });
      return document === null ? undefined : parseStoredText(guidanceTextsSchema, document.json);
    },
    async findImage(digest, path) {
      const document = await images.findOne({ _id: imageName(digest, path) });
      return document === null ? undefined : document.bytes.value();
    },
  };
}

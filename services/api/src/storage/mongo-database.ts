import mongoose from 'mongoose';
import type { z } from 'zod';

export type MongoDatabase = mongoose.mongo.Db;
export type MongoCollection<T extends StoredDocument> = mongoose.mongo.Collection<T>;

/** Every document is named by us, never by the driver. */
export interface StoredDocument {
  _id: string;
}

/** A lazily connected MongoDB-compatible server; operations fail within seconds while it is away. */
export interface MongoConnection {
  readonly database: MongoDatabase;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const AWAY_AFTER_MS = 3_000;
const OPERATION_MS = 15_000;
const DUPLICATE_KEY = 11_000;

/**
 * Opens the database that the URL names (`hone` when it names none). Nothing is sent before the first operation, so
 * that a process starts while the server is away.
 */
export function openMongo(url: string): MongoConnection {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: AWAY_AFTER_MS,
    connectTimeoutMS: AWAY_AFTER_MS,
    socketTimeoutMS: OPERATION_MS,
    ignoreUndefined: true,
  });
  const database = client.db(databaseNameOf(url));
  return {
    database,
    ping: async () => void (await database.command({ ping: 1 })),
    close: () => client.close(),
  };
}

/** The driver's own default is `test`, which nobody means. */
function databaseNameOf(url: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url)?.[1];
  return name === undefined ? 'hone' : decodeURIComponent(name);
}

/** Codes by which MongoDB says that it ends, changes its primary, cannot reach its peers, or has no space left. */
const AWAY_CODES: ReadonlySet<unknown> = new Set([
  6, 7, 89, 91, 189, 9001, 10_107, 11_600, 11_602, 13_435, 13_436, 14_031,
]);
/**
 * FerretDB passes on what PostgreSQL or the way to it says. Classes of SQLSTATE: 08 connection, 53 resources (a full
 * disk among them), 57P shutdown and recovery, 58 system.
 */
const AWAY_BEHIND =
  /\(SQLSTATE (08|53|57P|58)[0-9A-Z]+\)|failed to connect to `|connection re(fused|set)|broken pipe|unexpected EOF|conn closed/;

/** Whether an error means that the server cannot be reached or cannot write, so that the same work may succeed later. */
export function isMongoAway(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoServerError) {
    return AWAY_CODES.has(error.code) || AWAY_BEHIND.test(error.message);
  }
  const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError } =
    mongoose.mongo;
  return [
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
  ].some((away) => error instanceof away);
}

/**
 * Inserts unless the id, or another unique value, is there already: the one atomic step that MongoDB and FerretDB 1
 * share (conditional updates of FerretDB let several writers win). True when this call inserted.
 */
export async function insertOnce<T extends StoredDocument>(
  collection: MongoCollection<T>,
  document: mongoose.mongo.OptionalUnlessRequiredId<T>,
): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

/** Reads a stored document by its schema; what does not parse is our fault and throws. */
export function parseStored<S extends z.ZodType>(schema: S, document: unknown): z.output<S> {
  return schema.parse(document);
}

/**
 * A value as JSON text, for what learners' programs or authors wrote: FerretDB refuses NUL and lone surrogates inside
 * strings and arrays inside arrays. Nothing is ever searched inside of it.
 */
export function toStoredText(value: unknown): string {
  return JSON.stringify(value);
}

/** Reads what `toStoredText` made, by its schema. */
export function parseStoredText<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  return schema.parse(JSON.parse(text));
}

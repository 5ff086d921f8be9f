import { createHash } from 'node:crypto';
import type { SubmitBody } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { z } from 'zod';

/** An idempotency key: the submission that it belongs to, and the body that it came with. */
export const keyRecordSchema = z.object({
  user: z.string(),
  key: z.string(),
  bodyDigest: z.string(),
  submission: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** Idempotency keys, unique per user. */
export interface IdempotencyRepository {
  /** False when the user has used the key before. */
  insert(record: KeyRecord): Promise<boolean>;
  find(user: string, key: string): Promise<KeyRecord | undefined>;
  list(user: string): Promise<KeyRecord[]>;
  /** Moves the keys of a user to another one, whose own keys of the same name win. Can be repeated. */
  moveAll(from: string, to: string): Promise<void>;
  removeAll(user: string): Promise<void>;
  /** Deletes keys older than `beforeMs`. */
  sweep(beforeMs: number): Promise<number>;
}

export const KEY_KEPT_MS = 24 * 3600 * 1000;

/** Parses the `Idempotency-Key` header; throws `IDEMPOTENCY_KEY_INVALID`. */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(header)) throw new AppError('IDEMPOTENCY_KEY_INVALID');
  return header;
}

/** Digest of a body by its meaning: two spellings of the same JSON have the same digest. */
export function digestOfBody(body: SubmitBody): string {
  const { challenge, language, files, mode, input, entry } = body;
  const text = JSON.stringify([
    challenge,
    language,
    files.map(({ path, content }) => [path, content]),
    mode,
    input ?? null,
    entry ?? null,
  ]);
  return digestOfText(text);
}

/** Digest of a request that the text describes completely. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Throws `IDEMPOTENCY_KEY_REUSED` when the key came with a different request before. */
export function assertDigest(record: KeyRecord, digest: string): void {
  if (record.bodyDigest !== digest) throw new AppError('IDEMPOTENCY_KEY_REUSED');
}

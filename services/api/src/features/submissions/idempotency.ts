import { createHash } from 'node:crypto';
import type { SubmitBody } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { z } from 'zod';

/** What became of a key: the submission that it names, and which body it came with. */
export const keyRecordSchema = z.object({
  user: z.string(),
  key: z.string(),
  bodyDigest: z.string(),
  submission: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** Idempotency keys, each once per user. */
export interface IdempotencyRepository {
  /** False when the user has used the key. */
  insert(record: KeyRecord): Promise<boolean>;
  find(user: string, key: string): Promise<KeyRecord | undefined>;
  list(user: string): Promise<KeyRecord[]>;
  /** Makes the keys of a user another one's, who keeps their own of the same name. Safe to repeat. */
  moveAll(from: string, to: string): Promise<void>;
  removeAll(user: string): Promise<void>;
  /** Forgets keys older than `beforeMs`. */
  sweep(beforeMs: number): Promise<number>;
}

export const KEY_KEPT_MS = 24 * 3600 * 1000;

/** The `Idempotency-Key` header as a key; throws `IDEMPOTENCY_KEY_INVALID`. */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(header)) throw new AppError('IDEMPOTENCY_KEY_INVALID');
  return header;
}

/** Tells bodies apart by what they mean: two spellings of the same JSON are one. */
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

/** The digest of a request that a text says all of. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Throws `IDEMPOTENCY_KEY_REUSED` unless the key came with the same request before. */
export function assertDigest(record: KeyRecord, digest: string): void {
  if (record.bodyDigest !== digest) throw new AppError('IDEMPOTENCY_KEY_REUSED');
}

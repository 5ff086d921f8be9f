import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import { writeOwnFile } from './folder.js';

/** A submission without a verdict here yet. */
const PENDING_FILE = '.hone-submission.json';

const pendingSchema = z.object({
  v: z.literal(1),
  /** Idempotency-Key: the same key and body are the same submission. */
  key: z.string(),
  /** Digest of the body sent with it. */
  digest: z.string(),
  /** Set once the site has answered. */
  id: z.string().optional(),
});
export type Pending = z.infer<typeof pendingSchema>;

async function find(folder: string): Promise<Pending | undefined> {
  const text = await readFile(join(folder, PENDING_FILE), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : pendingSchema.safeParse(parseJson(text)).data;
}

/** The pending submission of this body, stored before it is sent, so that an interruption causes no second one. */
export async function begin(folder: string, digest: string): Promise<Pending> {
  const known = await find(folder);
  if (known?.digest === digest) return known;
  const pending: Pending = { v: 1, key: nanoid(), digest };
  await writeOwnFile(folder, PENDING_FILE, pending);
  return pending;
}

export const noteSent = (folder: string, pending: Pending, id: string): Promise<void> =>
  writeOwnFile(folder, PENDING_FILE, { ...pending, id });

export const forget = (folder: string): Promise<void> => rm(join(folder, PENDING_FILE), { force: true });

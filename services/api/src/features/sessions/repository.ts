import { z } from 'zod';

export const storedUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  guest: z.boolean(),
  /** Absent for guests. */
  email: z.string().optional(),
  roles: z.array(z.string()),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type StoredUser = z.infer<typeof storedUserSchema>;

/** People, with or without an account. */
export interface UserRepository {
  insert(user: StoredUser): Promise<void>;
  find(id: string): Promise<StoredUser | undefined>;
}

/** A session as it is kept: `key` is the digest of the session id, so that the database cannot be used to sign in. */
export const sessionRecordSchema = z.object({
  key: z.string(),
  user: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** Sessions by key. Expired ones are not found; `sweep` deletes them. */
export interface SessionRepository {
  put(record: SessionRecord): Promise<void>;
  find(key: string, nowMs: number): Promise<SessionRecord | undefined>;
  remove(key: string): Promise<void>;
  sweep(nowMs: number): Promise<number>;
}

import { GUEST_KEPT_DAYS, roleSchema, type Role } from '@hone/contracts';
import { z } from 'zod';

export const storedUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  guest: z.boolean(),
  /** Absent for guests. */
  email: z.string().optional(),
  roles: z.array(roleSchema),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type StoredUser = z.infer<typeof storedUserSchema>;

/** Whom an account belongs to. */
interface AccountHolder {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: number;
}

/**
 * People, with or without an account. Roles are facts of their own, each inserted once: a change of the name must not
 * bring back a role that was just taken away.
 */
export interface UserRepository {
  insert(user: StoredUser): Promise<void>;
  find(id: string): Promise<StoredUser | undefined>;
  /** Ids of the guests who came before a time, in no order; they may change while they are listed. */
  listGuests(createdBeforeMs: number): AsyncIterable<string>;
  /** Makes a guest, or nobody yet, the holder of an account. Whoever holds one already stays as they are. */
  settle(holder: AccountHolder): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Giving or taking a role twice is harmless. */
  grant(id: string, role: Role): Promise<void>;
  revoke(id: string, role: Role): Promise<void>;
  /** Forgets somebody and their roles. */
  remove(id: string): Promise<void>;
}

const DAY_MS = 24 * 3600 * 1000;
/** How long the session of an account lasts; every use begins the time anew. */
export const SESSION_MS = 365 * DAY_MS;
/** The same for a guest. Nobody else can reach what a guest stored, so it is removed after the same time. */
export const GUEST_SESSION_MS = GUEST_KEPT_DAYS * DAY_MS;

/** How long a session lasts after its last use, in milliseconds. */
export const sessionMsOf = (guest: boolean): number => (guest ? GUEST_SESSION_MS : SESSION_MS);

/** A session as it is kept: `key` is the digest of the session id, so that the database cannot be used to sign in. */
export const sessionRecordSchema = z.object({
  key: z.string(),
  user: z.string(),
  guest: z.boolean(),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  /** To within minutes. */
  lastSeenAt: z.number(),
  /** Browser and system in a few words. */
  client: z.string(),
  expiresAt: z.number(),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** Sessions by key. Expired ones are not found; `sweep` deletes them. */
export interface SessionRepository {
  insert(record: SessionRecord): Promise<void>;
  find(key: string, nowMs: number): Promise<SessionRecord | undefined>;
  /** Notes that a session was used. One that has ended stays so: a late request does not bring it back. */
  noteUse(key: string, lastSeenAt: number, expiresAt: number): Promise<void>;
  /** Sessions of a user, the one used last first. */
  list(user: string, nowMs: number): Promise<SessionRecord[]>;
  remove(key: string): Promise<void>;
  /** Ends the sessions of a user, except one. */
  removeOf(user: string, exceptKey?: string): Promise<void>;
  sweep(nowMs: number): Promise<number>;
}

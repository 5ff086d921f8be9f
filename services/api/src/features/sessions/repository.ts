import { GUEST_KEPT_DAYS, roleSchema, type Role } from '@hone/contracts';
import { z } from 'zod';

export const storedUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  guest: z.boolean(),
  /** Absent for guests. */
  email: z.string().optional(),
  /** The address that its owner confirmed by a link; it counts if it is still the address. */
  confirmedEmail: z.string().optional(),
  roles: z.array(roleSchema),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type StoredUser = z.infer<typeof storedUserSchema>;

/** The holder of an account. */
interface AccountHolder {
  readonly id: string;
  /** Absent for an account without an address. */
  readonly email?: string | undefined;
  readonly name: string;
  readonly createdAt: number;
}

/**
 * Users, with or without an account. Each role is a separate fact, so that renaming a user cannot restore a
 * role that was just revoked.
 */
export interface UserRepository {
  insert(user: StoredUser): Promise<void>;
  find(id: string): Promise<StoredUser | undefined>;
  /** Ids of guests created before a time, in no particular order; the set may change during the listing. */
  listGuests(createdBeforeMs: number): AsyncIterable<string>;
  /** Turns a guest, or a new user, into an account holder. Existing account holders are not changed. */
  settle(holder: AccountHolder): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Sets the address, confirmed. */
  confirmEmail(id: string, email: string): Promise<void>;
  /** Granting or revoking a role twice is harmless. */
  grant(id: string, role: Role): Promise<void>;
  revoke(id: string, role: Role): Promise<void>;
  /** Removes a user and their roles. */
  remove(id: string): Promise<void>;
}

const DAY_MS = 24 * 3600 * 1000;
/** Session lifetime of an account; every use renews it. */
export const SESSION_MS = 365 * DAY_MS;
/** The same for a guest. No one else can reach the data of a guest, so it is deleted after the same time. */
export const GUEST_SESSION_MS = GUEST_KEPT_DAYS * DAY_MS;

/** Session lifetime after its last use, in milliseconds. */
export const sessionMsOf = (guest: boolean): number => (guest ? GUEST_SESSION_MS : SESSION_MS);

/**
 * A stored session: `key` is a digest of the session id, so that a copy of the database cannot be used to
 * sign in.
 */
export const sessionRecordSchema = z.object({
  key: z.string(),
  user: z.string(),
  guest: z.boolean(),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  /** Accurate to within minutes. */
  lastSeenAt: z.number(),
  /** Browser and system, in a few words. */
  client: z.string(),
  /** Set when the session began at an identity provider. */
  via: z.literal('oidc').optional(),
  expiresAt: z.number(),
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** Sessions by key. Expired ones are not found; `sweep` deletes them. */
export interface SessionRepository {
  insert(record: SessionRecord): Promise<void>;
  find(key: string, nowMs: number): Promise<SessionRecord | undefined>;
  /** Records the use of a session. An ended session stays ended, even if a late request uses it. */
  noteUse(key: string, lastSeenAt: number, expiresAt: number): Promise<void>;
  /** Sessions of a user, the most recently used first. */
  list(user: string, nowMs: number): Promise<SessionRecord[]>;
  remove(key: string): Promise<void>;
  /** Ends all sessions of a user, except one. */
  removeOf(user: string, exceptKey?: string): Promise<void>;
  sweep(nowMs: number): Promise<number>;
}

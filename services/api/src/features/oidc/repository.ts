import { z } from 'zod';

/** The account of a person at an identity provider. */
export const identitySchema = z.object({
  issuer: z.string(),
  /** The provider's id of the person, which never changes. */
  subject: z.string(),
  user: z.string(),
  /** Name at the first sign-in. */
  name: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
});
export type Identity = z.infer<typeof identitySchema>;

/** Identities, one per issuer and subject. Inserting one decides which user it belongs to. */
export interface IdentityRepository {
  /** False when the identity belongs to a user already. */
  insert(identity: Identity): Promise<boolean>;
  find(issuer: string, subject: string): Promise<Identity | undefined>;
  listOf(user: string): Promise<Identity[]>;
  removeOf(user: string): Promise<void>;
}

/** Domains of e-mail addresses that an admin claimed for this site. */
export interface DomainRepository {
  /** Claiming or releasing a domain twice is harmless. */
  claim(domain: string): Promise<void>;
  release(domain: string): Promise<void>;
  isClaimed(domain: string): Promise<boolean>;
  /** In alphabetical order. */
  list(): Promise<string[]>;
}

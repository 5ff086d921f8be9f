import { createHash, randomBytes } from 'node:crypto';
import { AppError, type Clock } from '@hone/kit';
import type { AccountLink, AccountLinkRepository } from './repository.js';

type LinkPurpose = AccountLink['purpose'];

/** Whom a link is for. */
interface LinkOrder {
  readonly purpose: LinkPurpose;
  readonly user: string;
  readonly email: string;
}

/** A link that has been made. Its secret is not stored. */
export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: number;
}

/** Makes links and recognizes them. */
export interface AccountLinks {
  /** A link to mail; undefined when the user has three valid ones of this purpose. */
  issue(order: LinkOrder): Promise<IssuedLink | undefined>;
  /** A link that an admin hands over; any number may be valid. */
  issueByHand(order: LinkOrder): Promise<IssuedLink>;
  /** The valid link of a token; throws `LINK_INVALID`. */
  get(purpose: LinkPurpose, token: string): Promise<AccountLink>;
  /** Uses a link; throws `LINK_INVALID` when somebody else was faster. */
  use(link: AccountLink): Promise<void>;
}

export interface AccountLinkOptions {
  readonly links: AccountLinkRepository;
  readonly clock: Pick<Clock, 'now'>;
  readonly publicUrl: string;
}

const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const HOUR_MS = 3600 * 1000;
const VALID_MS: Readonly<Record<LinkPurpose, number>> = { reset: HOUR_MS, confirm: 24 * HOUR_MS };
const PAGES: Readonly<Record<LinkPurpose, string>> = { reset: '/reset-password', confirm: '/confirm-email' };
const PLACES = ['0', '1', '2'];

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * Creates the links: 256 random bits behind `#`, which browsers send to no server, so that no log and no
 * `Referer` holds them.
 */
export function createAccountLinks({ links, clock, publicUrl }: AccountLinkOptions): AccountLinks {
  async function insert(order: LinkOrder, mailed: boolean, places: readonly string[]) {
    const { purpose } = order;
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const createdAt = clock.now();
    const expiresAt = createdAt + VALID_MS[purpose];
    const link = { ...order, digest: digestOf(secret), mailed, createdAt, expiresAt };
    for (const place of places)
      if (await links.insert({ ...link, place }))
        return { url: `${publicUrl}${PAGES[purpose]}#${secret}`, expiresAt };
    return undefined;
  }

  return {
    async issue(order) {
      // Expired links would hold their places.
      await links.sweep(clock.now());
      return insert(order, true, PLACES);
    },
    async issueByHand(order) {
      const issued = await insert(order, false, [randomBytes(9).toString('base64url')]);
      if (issued === undefined) throw new Error('a random place was taken');
      return issued;
    },
    async get(purpose, token) {
      const link = SECRET.test(token) ? await links.find(digestOf(token)) : undefined;
      if (link?.purpose !== purpose || link.expiresAt <= clock.now()) throw new AppError('LINK_INVALID');
      return link;
    },
    async use({ digest }) {
      if (!(await links.use(digest, clock.now()))) throw new AppError('LINK_INVALID');
    },
  };
}

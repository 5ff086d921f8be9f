import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { RateLimits } from './rate-limits.js';
import { mount } from './route.js';
import { validate } from './validate.js';

/** Where a live connection comes from, as its first request says. */
export interface Peer {
  /** Address of the other end of the connection. */
  readonly address: string;
  /** `X-Forwarded-For` as it came. */
  readonly forwardedFor?: string | undefined;
}

/** Counts who opens live connections. Both calls reject with `RATE_LIMITED`. */
export interface Handshakes {
  /** Counts a handshake for the address that it comes from, and answers that address. */
  countPeer(peer: Peer): Promise<string>;
  /** Counts it for whoever it turned out to be. */
  countUser(user: string): Promise<void>;
}

/** Whether a hop may say where a request came from; `trust proxy fn` of Express. */
export type TrustsHop = (address: string, hop: number) => boolean;

/** Creates the counting on the limits of HTTP, so that several processes share one window. */
export function createHandshakes(limits: RateLimits, trusts: TrustsHop): Handshakes {
  return {
    async countPeer(peer) {
      const address = addressBehind(peer, trusts);
      await limits.count('handshake', { user: undefined, address });
      return address;
    },
    countUser: (user) => limits.count('handshake', { user, address: undefined }),
  };
}

/** The last address that a trusted hop names; whatever stands before it may be made up. */
function addressBehind({ address, forwardedFor = '' }: Peer, trusts: TrustsHop): string {
  const named = forwardedFor.split(',').map((part) => part.trim());
  const hops = [address, ...named.filter((part) => part !== '').reverse()];
  const own = hops.findIndex((each, hop) => !trusts(each, hop));
  return hops.at(own) ?? address;
}

const bodySchema = z.union([
  z.strictObject({ address: z.string().max(64), forwardedFor: z.string().max(1024).optional() }),
  z.strictObject({ user: z.string().max(64) }),
]);

/** `POST /internal/handshakes`, for a realtime process of its own. */
export function createHandshakeRoutes(handshakes: Handshakes, guard: RequestHandler): Router {
  const router = Router();
  mount(router, '/internal/handshakes', {
    post: [
      guard,
      async (request, response) => {
        const counted = validate(bodySchema, request.body);
        if ('user' in counted) {
          await handshakes.countUser(counted.user);
          return void response.json({ address: null });
        }
        response.json({ address: await handshakes.countPeer(counted) });
      },
    ],
  });
  return router;
}

import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { RateLimits } from './rate-limits.js';
import { mount } from './route.js';
import { validate } from './validate.js';

/** The origin of a live connection, from its first request. */
export interface Peer {
  /** Address of the connection's other end. */
  readonly address: string;
  /** The raw `X-Forwarded-For` header. */
  readonly forwardedFor?: string | undefined;
}

/** Counts new live connections. Both methods reject with `RATE_LIMITED`. */
export interface Handshakes {
  /** Counts a handshake for its client address and resolves to that address. */
  countPeer(peer: Peer): Promise<string>;
  /** Counts a handshake for its user. */
  countUser(user: string): Promise<void>;
}

/** Whether a hop is a trusted proxy; `trust proxy fn` of Express. */
export type TrustsHop = (address: string, hop: number) => boolean;

/** Creates the counter on the HTTP rate limits, so that all processes share one window. */
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

/** The last address that a trusted hop reports; everything before it may be forged. */
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

/** `POST /internal/handshakes`, for a separate realtime process. */
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

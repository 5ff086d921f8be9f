import { liveEventSchema, submissionStatusSchema } from '@hone/contracts';
import { watchRightsSchema } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { z } from 'zod';
import type { Authenticator, Handshakes, Peer, SubmissionFeed, TeamAccess, Viewer } from './ports.js';

export interface ApiClientOptions {
  /** Address of the api, such as `http://127.0.0.1:8080`. */
  readonly apiUrl: string;
  readonly serviceToken: string;
  readonly timeoutMs?: number | undefined;
}

const viewerSchema = z.object({ user: z.string().nullable() });
const countedSchema = z.object({ address: z.string().nullable() });
const foundSchema = z.object({
  status: submissionStatusSchema,
  lastSeq: z.number().int().nonnegative(),
  epoch: z.string().optional(),
  events: z.array(liveEventSchema).optional(),
});

const DEFAULT_TIMEOUT_MS = 5_000;

/** Client of the api's internal routes, for a separate realtime process. */
export function createApiClient(options: ApiClientOptions): {
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly handshakes: Handshakes;
  readonly watchAccess: TeamAccess;
} {
  const ask: Ask = (path, init = {}) =>
    fetch(new URL(`/api/v1/internal/${path}`, options.apiUrl), {
      ...init,
      headers: {
        authorization: `Bearer ${options.serviceToken}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });

  return {
    handshakes: createHandshakes(ask),
    authenticator: {
      async authenticate(credentials) {
        const response = await ask('session', { method: 'POST', body: JSON.stringify(credentials) });
        const { user } = viewerSchema.parse(await bodyOf(response));
        return user === null ? undefined : { user };
      },
    },
    feed: {
      async find(submission, viewer) {
        const response = await ask(`submissions/${encodeURIComponent(submission)}/feed${queryOf(viewer)}`);
        if (response.status === 404) return undefined;
        return foundSchema.parse(await bodyOf(response));
      },
    },
    watchAccess: {
      async check(workspace, viewer) {
        const response = await ask(`workspaces/${encodeURIComponent(workspace)}/watch${queryOf(viewer)}`);
        return watchRightsSchema.parse(await bodyOf(response));
      },
    },
  };
}

const queryOf = ({ user }: Viewer): string => (user === null ? '' : `?user=${encodeURIComponent(user)}`);

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

function createHandshakes(ask: Ask): Handshakes {
  const count = async (handshake: Peer | { readonly user: string }) => {
    const response = await ask('handshakes', { method: 'POST', body: JSON.stringify(handshake) });
    if (response.status === 429) throw new AppError('RATE_LIMITED', retryAfterOf(response));
    return countedSchema.parse(await bodyOf(response)).address;
  };
  return {
    countPeer: async (peer) => (await count(peer)) ?? peer.address,
    countUser: async (user) => void (await count({ user })),
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!response.ok) {
    const cause = new Error(`the api answered ${response.status}`);
    throw new AppError('SERVICE_UNAVAILABLE', { cause });
  }
  return response.json();
}

function retryAfterOf(response: Response): { retryAfterSeconds: number } {
  return { retryAfterSeconds: Number(response.headers.get('retry-after') ?? 1) };
}

import { connectForCommands, DEFAULT_PREFIX, disconnect } from '@hone/kit';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { pointsOf, rateLimited, WINDOW_SECONDS, type LimitedAct, type RateLimits } from './rate-limits.js';

export interface RateLimitOptions {
  /** Multiplies every limit. */
  readonly factor: number;
}

export interface RedisRateLimitOptions extends RateLimitOptions {
  readonly redisUrl: string;
  readonly onError: (error: Error) => void;
  readonly prefix?: string | undefined;
}

type CreateLimiter = (name: string, points: number) => RateLimiterAbstract;

const createInMemory: CreateLimiter = (keyPrefix, points) =>
  new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS });

/**
 * Rate limits counted in Redis and shared by all processes; while Redis is down, each process counts for
 * itself.
 */
export function createRedisRateLimits(options: RedisRateLimitOptions): RateLimits {
  const redis = connectForCommands(options.redisUrl, options.onError);
  const prefix = options.prefix ?? DEFAULT_PREFIX;
  const create: CreateLimiter = (name, points) =>
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `${prefix}limit:${name}`,
      points,
      duration: WINDOW_SECONDS,
      insuranceLimiter: new RateLimiterMemory({ points, duration: WINDOW_SECONDS }),
    });
  return createLimits(create, options.factor, () => disconnect(redis));
}

/** Rate limits counted in this process, for a single process and for unit tests. */
export function createMemoryRateLimits(options: RateLimitOptions): RateLimits {
  return createLimits(createInMemory, options.factor, () => Promise.resolve());
}

function createLimits(createShared: CreateLimiter, factor: number, close: () => Promise<void>): RateLimits {
  const limiters = (act: LimitedAct, create = createShared) => {
    const points = pointsOf(act, factor);
    return { user: create(`${act}:user`, points.user), address: create(`${act}:address`, points.address) };
  };
  const byAct = {
    run: limiters('run'),
    submit: limiters('submit'),
    guest: limiters('guest'),
    draft: limiters('draft'),
    login: limiters('login'),
    forgot: limiters('forgot'),
    link: limiters('link'),
    device: limiters('device'),
    devicePoll: limiters('devicePoll'),
    register: limiters('register'),
    token: limiters('token'),
    export: limiters('export'),
    handshake: limiters('handshake'),
    // Counted per process: a round trip to Redis for each request would cost more than it saves.
    request: limiters('request', createInMemory),
  };
  return {
    async count(act, { user, address }) {
      if (address !== undefined) await take(byAct[act].address, address);
      if (user !== undefined) await take(byAct[act].user, user);
    },
    close,
  };
}

/** The library rejects with its result object, not an error, when a window is full. */
async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) throw rateLimited(thrown.msBeforeNext);
    throw thrown;
  }
}

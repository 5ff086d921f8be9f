import { setTimeout as delay } from 'node:timers/promises';
import {
  connectForCommands,
  createScript,
  DEFAULT_PREFIX,
  disconnect,
  type Clock,
  type RedisAdapterOptions,
} from '@hone/kit';
import { z } from 'zod';
import { SILENCE_MS, type Contacts } from './contacts.js';

/** Maximum time that a request waits for Redis. */
const LONGEST_WAIT_MS = 250;
const KEPT_MS = 2 * 24 * 3_600_000;

/** `withRequest` in one step, so that requests at the same time cannot lose a silence. */
const NOTE = createScript(`
  local now = tonumber(ARGV[1])
  local seen = tonumber(redis.call('HGET', KEYS[1], 'seen') or ARGV[1])
  if now - seen >= tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], 'from', seen, 'to', now) end
  redis.call('HSET', KEYS[1], 'seen', math.max(now, seen))
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
`);

const contactSchema = z.object({
  seen: z.coerce.number(),
  from: z.coerce.number().optional(),
  to: z.coerce.number().optional(),
});

export interface RedisContactOptions extends RedisAdapterOptions {
  readonly clock: Pick<Clock, 'now'>;
}

/** One expiring hash a sitting, `hone:contact:<id>`. */
export function createRedisContacts(options: RedisContactOptions): Contacts {
  const { clock, onError = () => undefined, prefix = DEFAULT_PREFIX } = options;
  const redis = connectForCommands(options.redisUrl, onError);
  const keyOf = (sitting: string) => `${prefix}contact:${sitting}`;
  const bounded = (answer: Promise<unknown>): Promise<unknown> =>
    Promise.race([answer.catch(onError), delay(LONGEST_WAIT_MS, undefined, { ref: false })]);
  return {
    async note(sitting) {
      await bounded(NOTE(redis, [keyOf(sitting)], [clock.now(), SILENCE_MS, KEPT_MS]));
    },
    async find(sitting) {
      const { success, data } = contactSchema.safeParse(await bounded(redis.hgetall(keyOf(sitting))));
      if (!success) return undefined;
      const { seen: seenAt, from, to } = data;
      return from === undefined || to === undefined ? { seenAt } : { seenAt, silence: { from, to } };
    },
    close: () => disconnect(redis),
  };
}

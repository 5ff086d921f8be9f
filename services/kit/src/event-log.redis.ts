import { randomUUID } from 'node:crypto';
import {
  eventBodySchema,
  isTerminal,
  liveEventSchema,
  type EventBody,
  type LiveEvent,
} from '@hone/contracts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { createSystemClock, type Clock } from './clock.js';
import { createFollowers, type Followers } from './event-followers.js';
import { ENDED_KEPT_SECONDS, type AppendResult, type EventLog } from './event-log.js';
import { connectForCommands, connectForListening, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import { createScript } from './redis-script.js';
import type { RedisAdapterOptions } from './worker-registry.redis.js';

export interface RedisEventLogOptions extends RedisAdapterOptions {
  readonly clock?: Clock | undefined;
  /** How long a finished log is kept; default: one hour. */
  readonly endedKeptSeconds?: number | undefined;
}

/** A log without new events is deleted after this time, whatever happened to its submission. */
const RETENTION_SECONDS = 2 * 24 * 3600;
/** Fallback poll interval of followed logs: detects a log that was lost without a notification. */
const CHECK_MS = 5_000;

/**
 * The only way to append. KEYS: stream, metadata. ARGV: attempt, body, time, epoch of a new log, 1 if
 * terminal, seconds to keep, channel, required epoch. Returns {seq, epoch}, or the reason of a rejection.
 */
const APPEND = createScript(`
local facts = redis.call('HMGET', KEYS[2], 'epoch', 'seq', 'attempt', 'ended')
if ARGV[8] ~= '' and facts[1] ~= ARGV[8] then return 'other-epoch' end
if facts[4] then return 'ended' end
local attempt = tonumber(ARGV[1])
if facts[3] and attempt < tonumber(facts[3]) then return 'stale-attempt' end
local epoch = facts[1] or ARGV[4]
local seq = (tonumber(facts[2]) or 0) + 1
redis.call('XADD', KEYS[1], seq .. '-0', 'at', ARGV[3], 'body', ARGV[2])
redis.call('HSET', KEYS[2], 'epoch', epoch, 'seq', seq, 'attempt', attempt)
if ARGV[5] == '1' then redis.call('HSET', KEYS[2], 'ended', '1') end
redis.call('EXPIRE', KEYS[1], ARGV[6])
redis.call('EXPIRE', KEYS[2], ARGV[6])
redis.call('PUBLISH', ARGV[7],
  '{"epoch":"' .. epoch .. '","seq":' .. seq .. ',"at":"' .. ARGV[3] .. '","body":' .. ARGV[2] .. '}')
return {seq, epoch}`);

/** The events after a number, with the log's metadata. KEYS: stream, metadata. ARGV: number. */
const READ = createScript(`
local facts = redis.call('HMGET', KEYS[2], 'epoch', 'seq')
if not facts[1] then return {'', 0, {}} end
return {facts[1], tonumber(facts[2]), redis.call('XRANGE', KEYS[1], '(' .. ARGV[1] .. '-0', '+')}`);

const appendSchema = z.union([
  z.tuple([z.number(), z.string()]),
  z.enum(['ended', 'stale-attempt', 'other-epoch']),
]);
const entrySchema = z.tuple([
  z.string().transform((id) => Number(id.split('-')[0])),
  z.tuple([z.literal('at'), z.string(), z.literal('body'), z.string()]),
]);
const readSchema = z.tuple([z.string(), z.number(), z.array(entrySchema)]);
const messageSchema = z.object({ epoch: z.string(), seq: z.number(), at: z.string(), body: eventBodySchema });

/**
 * Live events in Redis: the stream `hone:live:<submission>`, whose entry ids are the event numbers, and the
 * hash `…:facts`. Each append is also published on a channel with the name of the stream, so that a process
 * follows all its logs over one connection and reads only when it missed something.
 */
export function createRedisEventLog(options: RedisEventLogOptions): EventLog {
  return new RedisEventLog(options);
}

class RedisEventLog implements EventLog {
  private readonly stem: string;
  private readonly clock: Clock;
  private readonly endedKeptSeconds: number;
  private readonly commands: Redis;
  private readonly listener: Redis;
  private readonly followers: Followers;
  private readonly onError: (error: Error) => void;
  private readonly check: NodeJS.Timeout;

  constructor(options: RedisEventLogOptions) {
    this.onError = options.onError ?? (() => undefined);
    this.stem = `${options.prefix ?? DEFAULT_PREFIX}live:`;
    this.clock = options.clock ?? createSystemClock();
    this.endedKeptSeconds = options.endedKeptSeconds ?? ENDED_KEPT_SECONDS;
    this.commands = connectForCommands(options.redisUrl, this.onError);
    this.listener = connectForListening(options.redisUrl, this.onError);
    this.followers = createFollowers({
      read: (submission, after) => this.read(submission, after),
      onFirst: async (submission) => void (await this.listener.subscribe(this.stem + submission)),
      onLast: (submission) => void this.listener.unsubscribe(this.stem + submission).catch(this.onError),
      onError: this.onError,
    });
    this.listener.on('message', (channel, message) => this.receive(channel, message));
    this.listener.on('ready', () => void this.catchUp());
    this.check = setInterval(() => this.followers.wakeAll(), CHECK_MS);
    this.check.unref();
  }

  async append(
    submission: string,
    attempt: number,
    body: EventBody,
    time?: string,
    epoch = '',
  ): Promise<AppendResult> {
    const text = JSON.stringify(eventBodySchema.parse(body));
    const at = time ?? new Date(this.clock.now()).toISOString();
    const terminal = isTerminal(body) ? 1 : 0;
    const channel = this.stem + submission;
    const seconds = terminal === 1 ? this.endedKeptSeconds : RETENTION_SECONDS;
    const values = [attempt, text, at, randomUUID(), terminal, seconds, channel, epoch];
    const answer = appendSchema.parse(await APPEND(this.commands, this.keys(submission), values));
    if (typeof answer === 'string') return { ok: false, reason: answer };
    return { ok: true, seq: answer[0], epoch: answer[1], at };
  }

  readonly read: EventLog['read'] = async (submission, after) => {
    const answer = readSchema.parse(await READ(this.commands, this.keys(submission), [after]));
    const [epoch, lastSeq, entries] = answer;
    const events = entries.map(([seq, [, at, , body]]) => toEvent(submission, seq, at, JSON.parse(body)));
    return { events, lastSeq, epoch: epoch === '' ? null : epoch };
  };

  readonly follow: EventLog['follow'] = (...wanted) => this.followers.follow(...wanted);

  async clear(submission: string): Promise<void> {
    await this.commands.del(...this.keys(submission));
  }

  async close(): Promise<void> {
    clearInterval(this.check);
    this.followers.close();
    await Promise.all([disconnect(this.commands), disconnect(this.listener)]);
  }

  private keys(submission: string): [string, string] {
    return [this.stem + submission, `${this.stem}${submission}:facts`];
  }

  private receive(channel: string, message: string): void {
    try {
      const { epoch, seq, at, body } = messageSchema.parse(JSON.parse(message));
      this.followers.deliver(toEvent(channel.slice(this.stem.length), seq, at, body), epoch);
    } catch (error) {
      this.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** After a reconnect: reads what was missed, once the earlier subscriptions are active. */
  private async catchUp(): Promise<void> {
    try {
      await this.listener.subscribe(`${this.stem}:ready`);
      this.followers.wakeAll();
    } catch (error) {
      this.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function toEvent(submission: string, seq: number, at: string, body: unknown): LiveEvent {
  return liveEventSchema.parse({ submission, seq, at, ...eventBodySchema.parse(body) });
}

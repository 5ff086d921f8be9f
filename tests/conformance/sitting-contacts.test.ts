import { createManualClock } from '@hone/kit/testing';
import { afterAll, describe, expect, it } from 'vitest';
import type { Contacts } from '../../services/api/src/features/sittings/contacts.js';
import { createRedisContacts } from '../../services/api/src/features/sittings/contacts.redis.js';
import { createMemoryContacts } from '../../services/api/src/testing/contacts.memory.js';
import { ownPrefix, redisUrl } from '../support/servers/infrastructure.js';

const START = 1_000_000;
const clock = () => createManualClock(START);
type Create = (clock: ReturnType<typeof createManualClock>) => Contacts;

const ADAPTERS: readonly (readonly [string, Create])[] = [
  ['in memory', createMemoryContacts],
  ['in Redis', (own) => createRedisContacts({ redisUrl: redisUrl(), prefix: ownPrefix(), clock: own })],
];

describe.each(ADAPTERS)('contacts of sittings, kept %s', (_name, create) => {
  const time = clock();
  const contacts = create(time);
  afterAll(() => contacts.close());

  it('know nothing of sittings that nobody opened', async () => {
    expect(await contacts.find('never')).toBeUndefined();
  });

  it('remember the last request, and record no silence while people keep asking', async () => {
    for (const passed of [0, 1_000, 2_999]) {
      time.advance(passed);
      await contacts.note('steady');
    }
    expect(await contacts.find('steady')).toEqual({ seenAt: time.now() });
  });

  it('remember the last silence of three seconds or more', async () => {
    await contacts.note('gone');
    const from = time.now();
    time.advance(3_000);
    await contacts.note('gone');
    const to = time.now();
    time.advance(500);
    await contacts.note('gone');
    expect(await contacts.find('gone')).toEqual({ seenAt: to + 500, silence: { from, to } });
    time.advance(60_000);
    await contacts.note('gone');
    expect(await contacts.find('gone')).toEqual({
      seenAt: to + 60_500,
      silence: { from: to + 500, to: to + 60_500 },
    });
  });

  it('keep the later time when requests arrive out of order', async () => {
    await contacts.note('mixed');
    time.set(-2_000);
    await contacts.note('mixed');
    expect((await contacts.find('mixed'))?.seenAt).toBe(time.now() + 2_000);
    time.set(2_000);
  });
});

describe('contacts in a Redis that is away', () => {
  it('block nobody', async () => {
    const contacts = createRedisContacts({ redisUrl: 'redis://127.0.0.1:1', clock: clock() });
    await contacts.note('any');
    expect(await contacts.find('any')).toBeUndefined();
    await contacts.close();
  });
});

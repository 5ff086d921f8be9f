import { createManualClock, createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryTransport } from '../../testing/mail-transport.memory.js';
import { createMemoryMailRepository } from '../../testing/repositories/mails.memory.js';
import { composeMail } from './compose-mail.js';
import { createDeliverMails } from './deliver-mails.js';
import { createMailQueue } from './mail-queue.js';
import { createSealer } from '../../storage/sealed-text.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MAIL = composeMail({
  to: 'ada@example.org',
  subject: 'Hello',
  before: ['A secret link'],
  after: [],
});

function open() {
  const clock = createManualClock(1_000_000);
  const mails = createMemoryMailRepository();
  const transport = createMemoryTransport();
  const logger = createSilentLogger();
  const sealer = createSealer('a secret of this site', 'mail queue');
  const mailer = createMailQueue({ mails, sealer, clock, delivers: true });
  /** Another process on the same database. */
  const startDelivery = (secret = sealer) =>
    createDeliverMails({ mails, transport, sealer: secret, clock, logger });
  return { clock, mails, transport, mailer, startDelivery, deliver: startDelivery() };
}

describe('a mail', () => {
  it('is delivered once, and its ending is kept for a week', async () => {
    const { clock, transport, mailer, deliver } = open();
    const id = await mailer.send(MAIL);
    expect(await mailer.findEnding(id)).toBeUndefined();
    expect(await deliver()).toBe(true);
    expect(await deliver()).toBe(false);
    expect(transport.delivered).toEqual([{ ...MAIL, id }]);
    expect(await mailer.findEnding(id)).toMatchObject({ kind: 'sent', detail: 'taken' });
    clock.advance(8 * 24 * HOUR_MS);
    await deliver();
    expect(await mailer.findEnding(id)).toBeUndefined();
  });

  it('is one mail for its key, also after its delivery', async () => {
    const { transport, mailer, deliver } = open();
    for (let i = 0; i < 3; i++) {
      await mailer.send(MAIL, { key: 'invitation:1' });
      await deliver();
    }
    expect(transport.delivered).toHaveLength(1);
  });

  it('survives a restart while it waits for its next try', async () => {
    const { clock, transport, mailer, deliver, startDelivery } = open();
    transport.failures.push({ kind: 'failed', detail: '421 too busy' });
    await mailer.send(MAIL);
    await deliver();
    const afterRestart = startDelivery();
    clock.advance(MINUTE_MS - 1);
    await afterRestart();
    expect(transport.delivered).toHaveLength(0);
    clock.advance(1);
    await afterRestart();
    expect(transport.delivered).toHaveLength(1);
  });

  it('is tried again when a process died in the middle of a try', async () => {
    const { clock, transport, mailer, deliver, mails } = open();
    const id = await mailer.send(MAIL);
    await mails.claim({ mail: id, attempt: 1, at: clock.now() });
    await deliver();
    expect(transport.delivered).toHaveLength(0);
    clock.advance(MINUTE_MS);
    await deliver();
    expect(transport.delivered).toHaveLength(1);
  });

  it('is tried by one of many processes', async () => {
    const { transport, mailer, startDelivery } = open();
    await mailer.send(MAIL);
    await Promise.all(Array.from({ length: 5 }, () => startDelivery()()));
    expect(transport.delivered).toHaveLength(1);
  });

  it('is tried seven times in a day at longer and longer intervals', async () => {
    const { clock, transport, mailer, deliver } = open();
    transport.failures.push(
      ...Array.from({ length: 20 }, () => ({ kind: 'failed' as const, detail: '451 later' })),
    );
    const id = await mailer.send(MAIL);
    for (let minute = 0; minute < 24 * 60; minute++) {
      await deliver();
      clock.advance(MINUTE_MS);
    }
    expect(transport.failures).toHaveLength(13);
    expect(await mailer.findEnding(id)).toMatchObject({ kind: 'abandoned', detail: '451 later' });
  });

  it('is not tried again when the server rejects it for good', async () => {
    const { clock, transport, mailer, deliver } = open();
    transport.failures.push({ kind: 'rejected', detail: '550 no such user' });
    const id = await mailer.send(MAIL);
    await deliver();
    clock.advance(HOUR_MS);
    await deliver();
    expect(await mailer.findEnding(id)).toMatchObject({ kind: 'rejected', detail: '550 no such user' });
    expect(transport.delivered).toHaveLength(0);
  });

  it('is not delivered too late', async () => {
    const { clock, transport, mailer, deliver } = open();
    transport.failures.push({ kind: 'failed', detail: 'no connection' });
    const id = await mailer.send(MAIL, { expiresAt: clock.now() + MINUTE_MS });
    await deliver();
    clock.advance(MINUTE_MS);
    await deliver();
    expect(await mailer.findEnding(id)).toMatchObject({ kind: 'expired' });
    expect(transport.delivered).toHaveLength(0);
  });

  it('is unreadable in the database and under another secret', async () => {
    const { clock, mails, mailer, startDelivery } = open();
    const id = await mailer.send(MAIL);
    const stored = JSON.stringify(await mails.listDue(clock.now(), 10));
    expect(stored).not.toMatch(/ada@example\.org|secret link/);
    await startDelivery(createSealer('another secret', 'mail queue'))();
    expect(await mailer.findEnding(id)).toMatchObject({ kind: 'abandoned' });
  });

  it('that could add a header is not stored', async () => {
    const { mailer, clock, mails } = open();
    await expect(mailer.send({ ...MAIL, subject: 'Hi\r\nBcc: eve@example.org' })).rejects.toThrow('one line');
    expect(await mails.listDue(clock.now(), 10)).toEqual([]);
  });
});

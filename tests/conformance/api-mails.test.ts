import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTBOX_SIZE } from '../../services/api/src/features/mail/outbox.js';
import type { QueuedMail } from '../../services/api/src/features/mail/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const queued = (changes: Partial<QueuedMail> = {}): QueuedMail => ({
  id: unique(),
  sealed: 'abc',
  createdAt: 1,
  expiresAt: 1_000,
  nextAt: 10,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('the repositories of mail %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('store a mail once, list it when it is due, and delete it with its ending', async () => {
    const mail = queued();
    const inserted = await atOnce(5, () => stored.mails.insert(mail));
    expect(winners(inserted)).toBe(1);
    expect(await stored.mails.listDue(9, 10)).toEqual([]);
    expect(await stored.mails.listDue(10, 10)).toEqual([mail]);
    await stored.mails.postpone(mail.id, 20);
    expect(await stored.mails.listDue(19, 10)).toEqual([]);
    const ending = { mail: mail.id, kind: 'sent' as const, at: 20, detail: '250 ok' };
    await stored.mails.finish(ending);
    await stored.mails.finish({ ...ending, kind: 'rejected' });
    expect(await stored.mails.findEnding(mail.id)).toEqual(ending);
    expect(await stored.mails.listDue(100, 10)).toEqual([]);
    expect(await stored.mails.insert(mail)).toBe(false);
  });

  it('list the earliest first, up to n', async () => {
    const mails = [30, 10, 20].map((nextAt) => queued({ nextAt }));
    for (const mail of mails) await stored.mails.insert(mail);
    const due = await stored.mails.listDue(100, 2);
    expect(due.map(({ nextAt }) => nextAt)).toEqual([10, 20]);
    for (const { id } of mails) await stored.mails.finish({ mail: id, kind: 'sent', at: 1, detail: '' });
  });

  it('give each try to one process, and forget old tries', async () => {
    const mail = unique();
    const claim = { mail, attempt: 1, at: 5 };
    expect(winners(await atOnce(8, () => stored.mails.claim(claim)))).toBe(1);
    expect(await stored.mails.claim({ mail, attempt: 2, at: 50 })).toBe(true);
    expect(await stored.mails.listClaims(mail)).toEqual([claim, { mail, attempt: 2, at: 50 }]);
    await stored.mails.sweep(50);
    expect((await stored.mails.listClaims(mail)).map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('keep the newest mails of the outbox', async () => {
    const mail = (at: number) => ({
      id: `mail-${at}`,
      to: 'a@b.example',
      subject: 's',
      text: 't',
      html: 'h',
      at,
    });
    for (let at = 1; at <= OUTBOX_SIZE + 2; at++) await stored.outbox.insert(mail(at));
    await stored.outbox.insert({ ...mail(50), subject: 'another' });
    const kept = await stored.outbox.list();
    expect(kept).toHaveLength(OUTBOX_SIZE);
    expect([kept[0]?.at, kept.at(-1)?.at]).toEqual([OUTBOX_SIZE + 2, 3]);
    expect(await stored.outbox.find('mail-50')).toEqual(mail(50));
    expect(await stored.outbox.find('mail-1')).toBeUndefined();
  });
});

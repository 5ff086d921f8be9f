import type { MailEnding } from '../../features/mail/mailer.js';
import { OUTBOX_SIZE, type OutboxMail, type OutboxRepository } from '../../features/mail/outbox.js';
import type { MailClaim, MailRepository, QueuedMail } from '../../features/mail/repository.js';

/** Mails in memory, for unit tests. */
export function createMemoryMailRepository(): MailRepository {
  const mails = new Map<string, QueuedMail>();
  const { endings, ...records } = createRecords();
  return {
    ...records,
    insert(mail) {
      if (mails.has(mail.id) || endings.has(mail.id)) return Promise.resolve(false);
      mails.set(mail.id, mail);
      return Promise.resolve(true);
    },
    listDue(nowMs, limit) {
      const due = [...mails.values()].filter(({ nextAt }) => nextAt <= nowMs);
      return Promise.resolve(due.sort((a, b) => a.nextAt - b.nextAt).slice(0, limit));
    },
    postpone(id, nextAt) {
      const mail = mails.get(id);
      if (mail !== undefined) mails.set(id, { ...mail, nextAt });
      return Promise.resolve();
    },
    finish(ending) {
      if (!endings.has(ending.mail)) endings.set(ending.mail, ending);
      mails.delete(ending.mail);
      return Promise.resolve();
    },
  };
}

/** Claims and endings, which outlast their mails. */
function createRecords() {
  const claims = new Map<string, MailClaim>();
  const endings = new Map<string, MailEnding>();
  const records: Pick<MailRepository, 'listClaims' | 'claim' | 'findEnding' | 'sweep'> = {
    listClaims(mail) {
      const own = [...claims.values()].filter((claim) => claim.mail === mail);
      return Promise.resolve(own.sort((a, b) => a.attempt - b.attempt));
    },
    claim(claim) {
      const name = `${claim.mail}:${claim.attempt}`;
      if (claims.has(name)) return Promise.resolve(false);
      claims.set(name, claim);
      return Promise.resolve(true);
    },
    findEnding: (id) => Promise.resolve(endings.get(id)),
    sweep(beforeMs) {
      for (const [name, { at }] of claims) if (at < beforeMs) claims.delete(name);
      for (const [name, { at }] of endings) if (at < beforeMs) endings.delete(name);
      return Promise.resolve();
    },
  };
  return { ...records, endings };
}

/** The outbox in memory, for unit tests. */
export function createMemoryOutboxRepository(): OutboxRepository {
  const kept = new Map<string, OutboxMail>();
  const newest = () => [...kept.values()].reverse().sort((a, b) => b.at - a.at);
  return {
    insert(mail) {
      if (!kept.has(mail.id)) kept.set(mail.id, mail);
      for (const { id } of newest().slice(OUTBOX_SIZE)) kept.delete(id);
      return Promise.resolve();
    },
    list: () => Promise.resolve(newest()),
    find: (id) => Promise.resolve(kept.get(id)),
  };
}

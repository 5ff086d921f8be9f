import type { Clock } from '@hone/kit';
import type { MailTransport } from './mail-transport.js';
import type { OutboxRepository } from './outbox.js';

/** Keeps mails for the page `/admin/outbox` instead of sending them: for a site without an SMTP server. */
export function createOutboxTransport(outbox: OutboxRepository, clock: Pick<Clock, 'now'>): MailTransport {
  return {
    async deliver(mail) {
      await outbox.insert({ ...mail, at: clock.now() });
      return { kind: 'sent', detail: 'kept in the outbox of this site' };
    },
    close: () => Promise.resolve(),
  };
}

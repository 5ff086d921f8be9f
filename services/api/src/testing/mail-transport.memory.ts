import type { Delivery, MailTransport, OutgoingMail } from '../features/mail/mail-transport.js';

/** Delivers into a list, for unit tests. */
export interface MemoryTransport extends MailTransport {
  readonly delivered: OutgoingMail[];
  /** Results of the next tries, instead of a delivery. */
  readonly failures: Delivery[];
}

export function createMemoryTransport(): MemoryTransport {
  const delivered: OutgoingMail[] = [];
  const failures: Delivery[] = [];
  return {
    delivered,
    failures,
    deliver(mail) {
      const failure = failures.shift();
      if (failure !== undefined) return Promise.resolve(failure);
      delivered.push(mail);
      return Promise.resolve({ kind: 'sent', detail: 'taken' });
    },
    close: () => Promise.resolve(),
  };
}

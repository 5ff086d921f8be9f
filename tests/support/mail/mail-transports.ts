import { createManualClock } from '@hone/kit/testing';
import type { MailTransport } from '../../../services/api/src/features/mail/mail-transport.js';
import { createSmtpTransport } from '../../../services/api/src/features/mail/mail-transport.nodemailer.js';
import { createOutboxTransport } from '../../../services/api/src/features/mail/mail-transport.outbox.js';
import type { Mail } from '../../../services/api/src/features/mail/mailer.js';
import { createMemoryTransport } from '../../../services/api/src/testing/mail-transport.memory.js';
import { createMemoryOutboxRepository } from '../../../services/api/src/testing/repositories/mails.memory.js';
import { startSmtpServer } from './smtp-server.js';

/** A mail transport, and the mails that arrived through it. */
export interface MailHarness {
  readonly transport: MailTransport;
  received(): Promise<Mail[]>;
  close(): Promise<void>;
}

/** The end of a part is not exact: a transfer may add a line break. */
const plain = ({ to, subject, text, html }: Mail): Mail => ({
  to,
  subject,
  text: text.trimEnd(),
  html: html.trimEnd(),
});

function memoryHarness(): Promise<MailHarness> {
  const transport = createMemoryTransport();
  const received = () => Promise.resolve(transport.delivered.map(plain));
  return Promise.resolve({ transport, received, close: () => transport.close() });
}

function outboxHarness(): Promise<MailHarness> {
  const outbox = createMemoryOutboxRepository();
  const transport = createOutboxTransport(outbox, createManualClock());
  const received = async () => (await outbox.list()).map(plain).reverse();
  return Promise.resolve({ transport, received, close: () => transport.close() });
}

async function smtpHarness(): Promise<MailHarness> {
  const server = await startSmtpServer();
  const from = { name: 'Hone', address: 'hone@example.org' };
  const transport = createSmtpTransport({ url: server.url, from });
  return {
    transport,
    received: () => Promise.resolve(server.received.map(plain)),
    async close() {
      await transport.close();
      await server.close();
    },
  };
}

/** Every transport, by name. */
export const MAIL_HARNESSES = [
  ['in memory', memoryHarness],
  ['to the outbox', outboxHarness],
  ['over SMTP', smtpHarness],
] as const;

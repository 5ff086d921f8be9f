import { createSilentLogger, createManualClock } from '@hone/kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMail } from '../../services/api/src/features/mail/compose-mail.js';
import { createDeliverMails } from '../../services/api/src/features/mail/deliver-mails.js';
import { createMailQueue } from '../../services/api/src/features/mail/mail-queue.js';
import { createSmtpTransport } from '../../services/api/src/features/mail/mail-transport.nodemailer.js';
import { createSealer } from '../../services/api/src/storage/sealed-text.js';
import { createIndexes, createMongoRepositories } from '../../services/api/src/repositories.mongo.js';
import { openOwnDatabase } from '../support/api/api-database.js';
import { freePort } from '../support/servers/free-port.js';
import { startSmtpServer, type TestSmtpServer } from '../support/mail/smtp-server.js';

const MINUTE_MS = 60_000;
const connection = openOwnDatabase();
const clock = createManualClock(1_000_000);
const sealer = createSealer('a secret of this site', 'mail queue');
let server: TestSmtpServer | undefined;
let port: number;

beforeAll(async () => {
  await createIndexes(connection.database);
  port = await freePort();
});
afterAll(async () => {
  await server?.close();
  await connection.drop();
});

const mailTo = (to: string) =>
  composeMail({
    to,
    subject: 'Confirm your address',
    before: ['Hello'],
    link: { label: 'Confirm', url: 'https://hone.example.org/confirm#abc' },
    after: ['Bye'],
  });

/** One process of the api: it queues mails and delivers them. */
function startProcess() {
  const { mails } = createMongoRepositories(connection.database);
  const transport = createSmtpTransport({
    url: `smtp://127.0.0.1:${port}`,
    from: { name: 'Hone', address: 'hone@example.org' },
  });
  const logger = createSilentLogger();
  return {
    mailer: createMailQueue({ mails, sealer, clock, delivers: true }),
    deliver: createDeliverMails({ mails, transport, sealer, clock, logger }),
    close: () => transport.close(),
  };
}

describe('mail over a real SMTP server', () => {
  it('waits while the server is down, survives a restart of the api, and arrives once', async () => {
    const first = startProcess();
    const id = await first.mailer.send(mailTo('ada@example.org'));
    await first.deliver();
    await first.close();
    server = await startSmtpServer(port);
    const [second, third] = [startProcess(), startProcess()];
    await second.deliver();
    expect(server.received).toHaveLength(0);
    clock.advance(MINUTE_MS);
    await Promise.all([second.deliver(), third.deliver()]);
    await Promise.all([second.deliver(), third.deliver()]);
    expect(server.received).toHaveLength(1);
    expect(await second.mailer.findEnding(id)).toMatchObject({ kind: 'sent', detail: '250 taken' });
    await Promise.all([second.close(), third.close()]);
  });

  it('names its sender, says that a program wrote it, and asks for nothing from the network', () => {
    const source = server?.received[0]?.source ?? '';
    expect(source).toMatch(/^From: Hone <hone@example\.org>\r$/m);
    expect(source).toMatch(/^To: ada@example\.org\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(source).not.toMatch(/<img|<link|<script|src=/i);
  });

  it('ends when the server rejects it for good, and waits when the server defers it', async () => {
    const { mailer, deliver, close } = startProcess();
    server?.rejections.push('550 no such user bob@example.org');
    const rejected = await mailer.send(mailTo('bob@example.org'));
    await deliver();
    expect(await mailer.findEnding(rejected)).toMatchObject({
      kind: 'rejected',
      detail: '550 no such user (address)',
    });
    server?.rejections.push('451 try later');
    const later = await mailer.send(mailTo('eve@example.org'));
    await deliver();
    expect(await mailer.findEnding(later)).toBeUndefined();
    clock.advance(MINUTE_MS);
    await deliver();
    expect(await mailer.findEnding(later)).toMatchObject({ kind: 'sent' });
    await close();
  });
});

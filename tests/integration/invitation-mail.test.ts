import { createManualClock } from '@hone/kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailInvitation } from '../../services/api/src/features/invitations/invitation-mail.js';
import { createSmtpTransport } from '../../services/api/src/features/mail/mail-transport.nodemailer.js';
import type { Mailer } from '../../services/api/src/features/mail/mailer.js';
import { HOSTILE_NAMES } from '../../services/api/src/testing/hostile-names.js';
import { createMemoryHiringRepositories } from '../../services/api/src/testing/repositories/hiring.memory.js';
import { startSmtpServer, type TestSmtpServer } from '../support/mail/smtp-server.js';

const LINK = 'https://hone.example.org/i/token';

let server: TestSmtpServer;
let transport: ReturnType<typeof createSmtpTransport>;
beforeAll(async () => {
  server = await startSmtpServer();
  transport = createSmtpTransport({ url: server.url, from: { name: 'Hone', address: 'hone@example.org' } });
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

/** Sends mails at once instead of queueing them. */
function createMail() {
  const mailer: Pick<Mailer, 'delivers' | 'send'> = {
    delivers: true,
    async send(mail) {
      await transport.deliver({ ...mail, id: String(server.received.length) });
      return mail.to;
    },
  };
  return createMailInvitation({
    hiring: createMemoryHiringRepositories(),
    mailer,
    workspaceMail: { isAllowed: () => Promise.resolve(true) },
    publicUrl: 'https://hone.example.org',
    clock: createManualClock(),
  });
}

it.each(HOSTILE_NAMES)(
  '%j reaches one person as text, with one link and no header of its own',
  async (name) => {
    const invitation = {
      ...{ id: 'i', workspace: 'w', assessment: 'a', version: 1, name, email: 'grace@example.org' },
      ...{ expiresAt: 1_000_000_000_000, extraTimePercent: 0, createdAt: 0, by: 'u' },
    };
    const times = { opensAt: 900_000_000_000, expiresAt: invitation.expiresAt };
    const mail = { invitation, workspace: name, title: name, times, path: '/i/token' };
    expect(await createMail()({ ...mail, kind: 'invitation' })).toBeNull();
    const { to, subject, text, html, source } = server.received.at(-1) ?? {};
    expect(to).toBe('grace@example.org');
    const head = (source ?? '').split('\r\n\r\n')[0] ?? '';
    const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]?.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const header of ['bcc', 'cc', 'reply-to']) expect(names).not.toContain(header);
    expect(subject).not.toMatch(/[\r\n]/);
    expect([...(html ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([LINK]);
    expect(html).not.toMatch(/<(?:img|svg|script)|onerror=/i);
    expect(text).toContain(
      'You can start from Thu, 09 Jul 1998 16:00:00 GMT until Sun, 09 Sep 2001 01:46:40 GMT.',
    );
    expect([...(text ?? '').matchAll(/https?:\/\/\S+/g)].map(([url]) => url)).toEqual([LINK]);
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMail } from '../../services/api/src/features/mail/compose-mail.js';
import { MAIL_HARNESSES, type MailHarness } from '../support/mail/mail-transports.js';

const mail = (id: string, changes: object = {}) => ({
  id,
  ...composeMail({
    to: 'ada@example.org',
    subject: 'Grüße aus Köln – 李雷 💡',
    before: [
      'Hello Ada <b>',
      'A line that is much longer than any line of a mail may be. '.repeat(30).trim(),
    ],
    link: { label: 'Open', url: `https://hone.example.org/reset#${'a'.repeat(300)}=.` },
    after: ['.', 'From here on'],
  }),
  ...changes,
});

describe.each(MAIL_HARNESSES)('mail that is delivered %s', (_name, createHarness) => {
  let harness: MailHarness;
  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());

  it('arrives as it was written, as text and as HTML', async () => {
    const sent = mail('one');
    expect(await harness.transport.deliver(sent)).toMatchObject({ kind: 'sent' });
    const { to, subject, text, html } = sent;
    expect(await harness.received()).toContainEqual({
      to,
      subject,
      text: text.trimEnd(),
      html: html.trimEnd(),
    });
  });

  it('arrives for each of many recipients at once', async () => {
    const addresses = Array.from({ length: 20 }, (_, i) => `person${i}@example.org`);
    const deliveries = await Promise.all(addresses.map((to) => harness.transport.deliver(mail(to, { to }))));
    expect(new Set(deliveries.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect((await harness.received()).map(({ to }) => to)).toEqual(expect.arrayContaining(addresses));
  });

  it('has no header from a subject or a body', async () => {
    const before = (await harness.received()).length;
    const text = 'Bcc: eve@example.org\r\n\r\n.\r\nRCPT TO:<eve@example.org>\r\n';
    await harness.transport.deliver(mail('two', { subject: 'Bcc: eve@example.org', text }));
    const received = (await harness.received()).slice(before);
    expect(received.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: 'ada@example.org', subject: 'Bcc: eve@example.org' },
    ]);
  });
});

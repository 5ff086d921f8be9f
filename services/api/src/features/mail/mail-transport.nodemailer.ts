import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { detailOf, type Delivery, type MailTransport, type OutgoingMail } from './mail-transport.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
const CONNECTIONS = 4;

/** The fields of the library's errors. `responseCode` is the server's reply code. */
const failureSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string().default('no response'),
});

/** Failures of the envelope or the content; others, such as a wrong password, are ours to repair. */
const ABOUT_THE_MAIL: ReadonlySet<string | undefined> = new Set(['EENVELOPE', 'EMESSAGE']);

/** Delivers over SMTP. STARTTLS is used where the server offers it. */
export function createSmtpTransport({ url, from }: SmtpOptions): MailTransport {
  const smtp = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    async deliver(mail) {
      const { id, to, subject, text, html } = mail;
      try {
        const { response } = await smtp.sendMail({
          messageId: `<${encodeURIComponent(id)}@${domain}>`,
          from,
          to: { name: '', address: to },
          envelope: { from: from.address, to: [to] },
          subject,
          text,
          html,
          // Keeps vacation notices from answering.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent', detail: detailOf(response, mail) };
      } catch (error) {
        return failureOf(error, mail);
      }
    },
    close() {
      smtp.close();
      return Promise.resolve();
    },
  };
}

function failureOf(error: unknown, mail: OutgoingMail): Delivery {
  const { code, responseCode, response, message } = failureSchema.parse(error);
  const isFinal = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.has(code);
  return { kind: isFinal ? 'rejected' : 'failed', detail: detailOf(response ?? message, mail) };
}

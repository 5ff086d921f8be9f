import { emailSchema } from '@hone/contracts';
import { z } from 'zod';

/** Line breaks and other control characters could add headers of a sender's choice. */
const HEADER_TEXT = /^[^\p{Cc}\u2028\u2029]{1,200}$/u;

/** A mail to one person. Build text and HTML with `composeMail`, which escapes what people typed. */
export const mailSchema = z.strictObject({
  to: emailSchema,
  subject: z.string().regex(HEADER_TEXT, 'must be one line of 1 to 200 characters'),
  text: z.string().min(1),
  html: z.string().min(1),
});
export type Mail = z.infer<typeof mailSchema>;

interface SendOptions {
  /** Two mails with the same key are one mail, such as `invitation:<id>:1`. */
  readonly key?: string;
  /** No delivery is tried after this time, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** How the delivery of a mail ended. */
export const mailEndingSchema = z.object({
  mail: z.string(),
  /** The server took it; it rejected it for good; it was too late; every try failed. */
  kind: z.enum(['sent', 'rejected', 'expired', 'abandoned']),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The last response of the server in one line, never with the mail's address or content. */
  detail: z.string(),
});
export type MailEnding = z.infer<typeof mailEndingSchema>;

/** Sends mail. */
export interface Mailer {
  /** Whether this site can deliver mail at all; if not, hand over links in another way and do not send. */
  readonly delivers: boolean;
  /**
   * Stores the mail, which is delivered soon after, also after a crash. Resolves to its id. Throws a `ZodError`
   * for a mail that must not be sent, such as one with a line break in its subject.
   */
  send(mail: Mail, options?: SendOptions): Promise<string>;
  /** How the delivery ended; undefined while it is tried, and some days after the end. */
  findEnding(id: string): Promise<MailEnding | undefined>;
}

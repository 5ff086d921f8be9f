import type { Mail } from './mailer.js';

/** A mail on its way. */
export interface OutgoingMail extends Mail {
  /** The same in every try, so that the receiver can drop a repetition. */
  readonly id: string;
}

/** What became of one try. */
export type Delivery =
  | { readonly kind: 'sent'; readonly detail: string }
  /** Another try may succeed. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** The server will never take this mail, such as for an address that does not exist. */
  | { readonly kind: 'rejected'; readonly detail: string };

/** Delivers mails. */
export interface MailTransport {
  /** Never rejects: a failure is a result. */
  deliver(mail: OutgoingMail): Promise<Delivery>;
  close(): Promise<void>;
}

const MOST_DETAIL_CHARACTERS = 200;

/** A server's response as one line, without the mail's address. */
export function detailOf(response: string, { to }: Pick<Mail, 'to'>): string {
  return response
    .replaceAll(to, '(address)')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, MOST_DETAIL_CHARACTERS);
}

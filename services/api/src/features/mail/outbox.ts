import { z } from 'zod';

/** A mail in the outbox. */
export const outboxMailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type OutboxMail = z.infer<typeof outboxMailSchema>;

/** The newest mails are kept, and no others. */
export const OUTBOX_SIZE = 100;

/** Mails that were kept instead of sent. */
export interface OutboxRepository {
  /** Inserting a mail twice keeps the first. Deletes mails beyond `OUTBOX_SIZE`. */
  insert(mail: OutboxMail): Promise<void>;
  /** Newest first. */
  list(): Promise<OutboxMail[]>;
  find(id: string): Promise<OutboxMail | undefined>;
}

import { z } from 'zod';

/** A mail of the outbox in its list. */
export const outboxMailSummarySchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: z.iso.datetime(),
});

/** Response of `GET /admin/outbox`: the mails of a site without an SMTP server, newest first. */
export const outboxSchema = z.object({
  /** Where this site sends mail; only `outbox` keeps mails here. */
  mailTo: z.enum(['smtp', 'outbox', 'nowhere']),
  items: z.array(outboxMailSummarySchema),
  nextCursor: z.null(),
});
export type Outbox = z.infer<typeof outboxSchema>;

/** Response of `GET /admin/outbox/:id`. */
export const outboxMailSchema = outboxMailSummarySchema.extend({ text: z.string(), html: z.string() });
export type OutboxMail = z.infer<typeof outboxMailSchema>;

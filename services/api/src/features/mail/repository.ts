import { z } from 'zod';
import type { MailEnding } from './mailer.js';

/** A mail that is to be delivered. Its content is sealed: it may hold a link that signs somebody in. */
export const queuedMailSchema = z.object({
  id: z.string(),
  sealed: z.string(),
  /** Milliseconds since 1970, like all times here. */
  createdAt: z.number(),
  expiresAt: z.number(),
  /** A hint for lists: no try is due before. The claims decide. */
  nextAt: z.number(),
});
export type QueuedMail = z.infer<typeof queuedMailSchema>;

/** One try to deliver a mail, by the process that inserted it. */
export const mailClaimSchema = z.object({
  mail: z.string(),
  /** 1 for the first. */
  attempt: z.number().int().positive(),
  at: z.number(),
});
export type MailClaim = z.infer<typeof mailClaimSchema>;

/**
 * Mails on their way. Claims and endings are inserted once, which decides every race between processes; they
 * outlast their mail, so that a late process cannot send it again.
 */
export interface MailRepository {
  /** False when a mail with this id is, or was, on its way. */
  insert(mail: QueuedMail): Promise<boolean>;
  /** Mails whose hint has come, the earliest first. */
  listDue(nowMs: number, limit: number): Promise<QueuedMail[]>;
  /** Sets the hint. */
  postpone(id: string, nextAt: number): Promise<void>;
  /** Claims of a mail, in order. */
  listClaims(id: string): Promise<MailClaim[]>;
  /** False when the attempt is claimed already. */
  claim(claim: MailClaim): Promise<boolean>;
  /** Stores the ending, then deletes the mail. The first ending stays. */
  finish(ending: MailEnding): Promise<void>;
  findEnding(id: string): Promise<MailEnding | undefined>;
  /** Deletes claims and endings from before a time. */
  sweep(beforeMs: number): Promise<void>;
}

import type { Clock, Logger } from '@hone/kit';
import { mailSchema, type Mail, type MailEnding } from './mailer.js';
import type { Delivery, MailTransport } from './mail-transport.js';
import type { MailRepository, QueuedMail } from './repository.js';
import type { Sealer } from '../../storage/sealed-text.js';

export interface DeliverMailsOptions {
  readonly mails: MailRepository;
  readonly transport: MailTransport;
  readonly sealer: Sealer;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Delivers the mails that are due. Resolves to whether there may be more. */
export type DeliverMails = () => Promise<boolean>;

const MINUTE_MS = 60_000;
/**
 * Waits after each try. The first is longer than a try can take, so that a process that died in the middle of
 * one counts as a failed try and never as two at once.
 */
const WAITS_MS = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE_MS);
const AT_ONCE = 4;
const BATCH = 40;
const SWEEP_EVERY_MS = 60 * MINUTE_MS;
/** Longer than any mail is tried. */
const RECORDS_KEPT_MS = 7 * 24 * 60 * MINUTE_MS;

/** Creates the delivery. Any number of processes may run it: inserting a claim decides who tries. */
export function createDeliverMails(options: DeliverMailsOptions): DeliverMails {
  const { mails, clock } = options;
  const attempt = createAttempt(options);
  let sweptAt = -Infinity;

  async function sweep(): Promise<void> {
    const now = clock.now();
    if (now - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now;
    await mails.sweep(now - RECORDS_KEPT_MS);
  }

  return async () => {
    const due = await mails.listDue(clock.now(), BATCH);
    for (let i = 0; i < due.length; i += AT_ONCE)
      await Promise.all(due.slice(i, i + AT_ONCE).map((queued) => attempt(queued)));
    await sweep();
    return due.length > 0;
  };
}

/** Tries one mail, if its next try is due and this process gets it. */
function createAttempt({ mails, transport, sealer, clock, logger }: DeliverMailsOptions) {
  async function finish(id: string, kind: MailEnding['kind'], detail: string): Promise<void> {
    await mails.finish({ mail: id, kind, at: clock.now(), detail });
    if (kind !== 'sent') logger.warn({ mail: id, kind, detail }, 'a mail was not delivered');
  }

  async function settle(id: string, attempt: number, { kind, detail }: Delivery): Promise<void> {
    if (kind !== 'failed') return finish(id, kind, detail);
    if (attempt > WAITS_MS.length) return finish(id, 'abandoned', detail);
    logger.warn({ mail: id, attempt, detail }, 'could not deliver a mail; retrying later');
  }

  return async ({ id, expiresAt, sealed }: QueuedMail): Promise<void> => {
    const now = clock.now();
    const ending = await mails.findEnding(id);
    // A process died between the ending and the deletion.
    if (ending !== undefined) return mails.finish(ending);
    const tries = (await mails.listClaims(id)).map(({ at }) => at);
    const dueAt = dueAfter(tries);
    if (dueAt > now) return mails.postpone(id, dueAt);
    if (expiresAt <= now) return finish(id, 'expired', `not delivered after ${tries.length} tries`);
    const mail = openMail(sealer, sealed);
    if (mail === undefined) return finish(id, 'abandoned', 'sealed with another secret');
    const attempt = tries.length + 1;
    if (!(await mails.claim({ mail: id, attempt, at: now }))) return;
    await mails.postpone(id, dueAfter([...tries, now]));
    await settle(id, attempt, await transport.deliver({ ...mail, id }));
  };
}

function openMail(sealer: Sealer, sealed: string): Mail | undefined {
  const text = sealer.open(sealed);
  return text === undefined ? undefined : mailSchema.parse(JSON.parse(text));
}

/** When the next try is due, after tries at these times. */
function dueAfter(triedAt: readonly number[]): number {
  const last = triedAt.at(-1);
  return last === undefined ? 0 : last + (WAITS_MS[Math.min(triedAt.length, WAITS_MS.length) - 1] ?? 0);
}

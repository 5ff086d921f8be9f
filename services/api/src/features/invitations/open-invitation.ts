import { randomInt } from 'node:crypto';
import type { ContinueCode, InvitationView } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { composeMail, plainName } from '../mail/compose-mail.js';
import type { Mailer } from '../mail/mailer.js';
import type { Facts } from '../sittings/facts.js';
import { statusOf, type LoadedSitting, type LoadSitting } from '../sittings/load-sitting.js';
import type { SittingRows } from '../sittings/rows.js';
import { expiredError, startTimesOf } from '../sittings/start-times.js';
import type { WorkspaceMail } from './workspace-mail.js';
import { createLinkToken, digestOf, digestOfToken } from '../workspaces/link-token.js';

/** What a candidate does with a link, before holding a session. */
export interface OpenInvitation {
  /** Reading changes nothing, because mail scanners follow links. Throws `INVITATION_…` or `SITTING_TOO_LATE`. */
  view(token: string, holds: (sitting: string) => Promise<boolean>): Promise<InvitationView>;
  /**
   * Opens an invitation in a browser that is described by `client`. After the start this takes a code, unless
   * the browser holds the session already. Resolves to the secret of a new session, if one was made.
   */
  open(token: string, browser: Browser): Promise<{ sitting: string; secret: string | undefined }>;
  /** A code for another browser, valid for ten minutes and once. */
  createCode(sitting: string): Promise<ContinueCode>;
  /** Mails such a code to the address that the team invited. Throws `MAIL_UNAVAILABLE`, `INVITATION_NO_EMAIL`. */
  mailCode(token: string): Promise<void>;
}

interface Browser {
  readonly client: string;
  readonly code: string | undefined;
  readonly holds: (sitting: string) => Promise<boolean>;
}

export interface OpenInvitationOptions {
  readonly hiring: Pick<
    HiringRepositories,
    'invitationTokens' | 'sittingSessions' | 'sittingRecords' | 'continueCodes' | 'continueCodeUses'
  >;
  readonly load: LoadSitting;
  readonly facts: Facts;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly mailer: Pick<Mailer, 'delivers' | 'send'>;
  readonly workspaceMail: Pick<WorkspaceMail, 'isAllowed'>;
  readonly clock: Pick<Clock, 'now'>;
}

const CODE_VALID_MS = 10 * 60_000;
const CODE_DIGITS = 8;

export function createOpenInvitation(options: OpenInvitationOptions): OpenInvitation {
  const { hiring, facts, rows, clock } = options;

  async function createSession(sitting: string, client: string): Promise<string> {
    const secret = createLinkToken();
    await hiring.sittingSessions.insert({ id: digestOf(secret), sitting, client, createdAt: clock.now() });
    return secret;
  }

  return {
    async view(token, holds) {
      const sitting = await findByToken(options, token);
      const mailsCode = await mayMail(options, sitting);
      return { ...presentInvitation(sitting, await holds(sitting.id)), mailsCode };
    },
    async open(token, { client, code, holds }) {
      const { id, startedAt } = await findByToken(options, token);
      if (await holds(id)) return { sitting: id, secret: undefined };
      if (startedAt !== undefined) {
        await useCode(options, id, code);
        await facts.append(id, { type: 'continued', detail: { browser: client } });
        return { sitting: id, secret: await createSession(id, client) };
      }
      const at = clock.now();
      const opening = { id: `${id}:open`, sitting: id, at, event: { kind: 'open' } } as const;
      if (await hiring.sittingRecords.insert(opening))
        await facts.append(id, { type: 'opened', detail: { browser: client } });
      const secret = await createSession(id, client);
      await rows.refresh(id);
      return { sitting: id, secret };
    },
    createCode: (sitting) => createCode(options, sitting),
    async mailCode(token) {
      const sitting = await findByToken(options, token);
      if (sitting.startedAt === undefined) throw new AppError('SITTING_NOT_STARTED');
      await mailCode(options, sitting);
    },
  };
}

async function createCode({ hiring, clock }: OpenInvitationOptions, sitting: string): Promise<ContinueCode> {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const expiresAt = clock.now() + CODE_VALID_MS;
  await hiring.continueCodes.put({ id: `${sitting}:${digestOf(code)}`, sitting, expiresAt });
  return { code, expiresAt: isoTime(expiresAt) };
}

/** Whether the address of an invitation can be written to. */
async function mayMail(
  { mailer, workspaceMail }: OpenInvitationOptions,
  { invitation }: LoadedSitting,
): Promise<boolean> {
  if (!mailer.delivers || invitation.email === undefined) return false;
  return workspaceMail.isAllowed(invitation.workspace);
}

async function mailCode(options: OpenInvitationOptions, sitting: LoadedSitting) {
  const { id, invitation, version } = sitting;
  const { mailer, clock } = options;
  if (invitation.email === undefined) throw new AppError('INVITATION_NO_EMAIL');
  if (!(await mayMail(options, sitting))) throw new AppError('MAIL_UNAVAILABLE');
  const { code } = await createCode(options, id);
  const mail = composeMail({
    to: invitation.email,
    subject: `Code for ${plainName(version.content.title)}`.slice(0, 200),
    before: [
      'Somebody asked to continue your assessment in another browser.',
      `Enter this code there within ten minutes: ${code}`,
    ],
    after: [
      'If that was not you, do nothing. The code works once, and only with the link of your invitation.',
    ],
  });
  await mailer.send(mail, { expiresAt: clock.now() + CODE_VALID_MS });
}

async function findByToken(
  { hiring, load, clock }: OpenInvitationOptions,
  token: string,
): Promise<LoadedSitting> {
  const digest = digestOfToken(token);
  const record = digest === undefined ? undefined : await hiring.invitationTokens.find(digest);
  if (record === undefined) throw new AppError('INVITATION_NOT_FOUND');
  const sitting = await load(record.invitation);
  const now = clock.now();
  const status = statusOf(sitting, now);
  if (status === 'revoked') throw new AppError('INVITATION_REVOKED');
  if (status === 'expired') throw expiredError(sitting, now);
  return sitting;
}

/** Throws `SITTING_ELSEWHERE` without a code, and `SITTING_CODE_WRONG`. */
async function useCode(
  { hiring, clock }: OpenInvitationOptions,
  sitting: string,
  code: string | undefined,
): Promise<void> {
  if (code === undefined) throw new AppError('SITTING_ELSEWHERE');
  const id = `${sitting}:${digestOf(code.replaceAll(/[\s-]/g, ''))}`;
  const known = await hiring.continueCodes.find(id);
  const at = clock.now();
  const isValid = known !== undefined && known.expiresAt > at;
  if (!isValid || !(await hiring.continueCodeUses.insert({ id, at, by: sitting })))
    throw new AppError('SITTING_CODE_WRONG');
}

function presentInvitation(sitting: LoadedSitting, isHeld: boolean): Omit<InvitationView, 'mailsCode'> {
  const { id, invitation, workspace, version, sections, startedAt, finish } = sitting;
  const { title, intro, assistants, letter, walkThrough = false, practice, totalMinutes } = version.content;
  const { opensAt, expiresAt } = startTimesOf(sitting);
  const factor = 1 + invitation.extraTimePercent / 100;
  const minutes = totalMinutes ?? sections.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  return {
    workspace: workspace.name,
    title,
    intro,
    name: invitation.name ?? null,
    assistants,
    letter,
    walkThrough,
    hasPractice: practice !== undefined,
    minutes: minutes * factor,
    extraTimePercent: invitation.extraTimePercent,
    sections: sections.map((section) => ({
      title: section.title,
      minutes: section.minutes === undefined ? null : section.minutes * factor,
      items: section.items.length,
    })),
    opensAt: opensAt === undefined ? null : isoTime(opensAt),
    expiresAt: isoTime(expiresAt),
    retentionDays: workspace.retentionDays,
    sitting: isHeld ? id : null,
    started: startedAt !== undefined,
    finished: finish !== undefined,
  };
}

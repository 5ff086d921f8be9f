import type { ChangeInvitationBody, InviteBody, Invited, Unmailed } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { VersionRecord } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { InvitationRecord } from '../hiring-records/sitting-records.js';
import type { LoadedSitting, LoadSitting } from '../sittings/load-sitting.js';
import type { SittingRows } from '../sittings/rows.js';
import { assertWindowAhead, startTimesOf, windowEndOf } from '../sittings/start-times.js';
import type { TeamNotices } from '../team-live/team-notices.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import type { InvitationMail, MailInvitation } from './invitation-mail.js';
import { createLinkToken, digestOf } from '../workspaces/link-token.js';

/** Invitations of a workspace; all throw `INVITATION_NOT_FOUND` for those of others. */
export interface InvitationUseCases {
  /**
   * Invites to the newest version. Throws `ASSESSMENT_NOT_FOUND`, `ASSESSMENT_UNPUBLISHED`, `ASSESSMENT_RETIRED`
   * or `ASSESSMENT_WINDOW_CLOSED`. The link is in the answer only.
   */
  invite(actor: Actor, assessment: string, body: InviteBody): Promise<Invited>;
  /** Changes what may still change: throws `INVITATION_STARTED`, or `ASSESSMENT_WINDOW_CLOSED` for a later expiry. */
  change(actor: Actor, id: string, body: ChangeInvitationBody): Promise<void>;
  /** Withdraws an invitation that was not started. Repeating it is harmless. */
  revoke(actor: Actor, id: string): Promise<void>;
  /**
   * Another link to the same invitation, mailed where possible; earlier ones keep working. Throws
   * `ASSESSMENT_WINDOW_CLOSED` where nobody could start with it.
   */
  resend(actor: Actor, id: string): Promise<Invited>;
  /**
   * Mails a reminder with another link. Throws `ASSESSMENT_WINDOW_CLOSED`, `INVITATION_NO_EMAIL`,
   * `MAIL_UNAVAILABLE`, `WORKSPACE_MAIL_UNAPPROVED` or `WORKSPACE_MAIL_FULL`.
   */
  remind(actor: Actor, id: string): Promise<void>;
}

export interface InvitationOptions {
  readonly hiring: Pick<
    HiringRepositories,
    'assessments' | 'versions' | 'retirements' | 'invitations' | 'invitationTokens' | 'revocations'
  >;
  readonly load: LoadSitting;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly mail: MailInvitation;
  readonly notices: Pick<TeamNotices, 'reportChanged'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

/** Blind reviewers do not see to whom mails went. */
const MAILS = { hidden: true };

const VALID_MS = 14 * 24 * 3_600_000;
const MAX_VALID_MS = 366 * 24 * 3_600_000;

export function createInvitationUseCases(options: InvitationOptions): InvitationUseCases {
  const { hiring, rows, audit, clock } = options;
  return {
    async invite(actor, assessment, body) {
      const version = await getInvitable(options, actor.workspace.id, assessment);
      const record = newInvitation(actor, { version, body, at: clock.now() });
      await hiring.invitations.insert(record);
      await rows.refresh(record.id);
      await audit.note(actor, { action: 'invitation.create', subject: record.id });
      return sendLink(options, actor, { invitation: record, version }, 'invitation');
    },
    ...createChanges(options),
    remind: (actor, id) => remind(options, actor, id),
  };
}

function createChanges(options: InvitationOptions): Omit<InvitationUseCases, 'invite' | 'remind'> {
  const { hiring, rows, audit, clock } = options;
  return {
    async change(actor, id, { expiresAt, extraTimePercent }) {
      const { invitation, version } = await getUnstarted(options, actor, id);
      const now = clock.now();
      if (expiresAt !== undefined) assertWindowAhead(version, now);
      const changed = {
        ...invitation,
        expiresAt: expiryOf(expiresAt, version, now) ?? invitation.expiresAt,
        extraTimePercent: extraTimePercent ?? invitation.extraTimePercent,
      };
      await hiring.invitations.put(changed);
      await rows.refresh(id);
      const detail = JSON.stringify({ expiresAt, extraTimePercent });
      await audit.note(actor, { action: 'invitation.change', subject: id, detail });
    },
    async revoke(actor, id) {
      await getUnstarted(options, actor, id);
      await hiring.revocations.insert({ id, at: clock.now(), by: actor.user.id });
      await rows.refresh(id);
      await audit.note(actor, { action: 'invitation.revoke', subject: id });
    },
    async resend(actor, id) {
      const sitting = await getOwn(options, actor, id);
      if (sitting.revokedAt !== undefined) throw new AppError('INVITATION_REVOKED');
      if (sitting.startedAt === undefined) assertWindowAhead(sitting.version, clock.now());
      await audit.note(actor, { action: 'invitation.link', subject: id });
      const sent = await sendLink(options, actor, sitting, 'invitation');
      await options.notices.reportChanged(id, MAILS);
      return sent;
    },
  };
}

const UNMAILED_ERRORS = {
  'no-address': 'INVITATION_NO_EMAIL',
  'no-server': 'MAIL_UNAVAILABLE',
  unapproved: 'WORKSPACE_MAIL_UNAPPROVED',
  'day-full': 'WORKSPACE_MAIL_FULL',
} as const satisfies Record<Unmailed, string>;

async function remind(options: InvitationOptions, actor: Actor, id: string): Promise<void> {
  const sitting = await getUnstarted(options, actor, id);
  if (sitting.revokedAt !== undefined) throw new AppError('INVITATION_REVOKED');
  assertWindowAhead(sitting.version, options.clock.now());
  const { unmailed } = await sendLink(options, actor, sitting, 'reminder');
  if (unmailed !== null) throw new AppError(UNMAILED_ERRORS[unmailed]);
  await options.audit.note(actor, { action: 'invitation.remind', subject: id });
  await options.notices.reportChanged(id, MAILS);
}

async function getUnstarted(options: InvitationOptions, actor: Actor, id: string): Promise<LoadedSitting> {
  const sitting = await getOwn(options, actor, id);
  if (sitting.startedAt !== undefined) throw new AppError('INVITATION_STARTED');
  return sitting;
}

interface NewInvitation {
  readonly version: VersionRecord;
  readonly body: InviteBody;
  readonly at: number;
}

function newInvitation(actor: Actor, { version, body, at }: NewInvitation): InvitationRecord {
  const { name, email, expiresAt, extraTimePercent = 0 } = body;
  return {
    id: createSortableId(at),
    workspace: actor.workspace.id,
    assessment: version.assessment,
    version: version.version,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    expiresAt: expiryOf(expiresAt, version, at) ?? windowEndOf(version) ?? at + VALID_MS,
    extraTimePercent,
    createdAt: at,
    by: actor.user.id,
  };
}

/** A new link of an invitation, mailed where possible; only its digest is stored. */
async function sendLink(
  { hiring, mail, clock }: InvitationOptions,
  { workspace }: Actor,
  invited: Pick<LoadedSitting, 'invitation' | 'version'>,
  kind: InvitationMail['kind'],
): Promise<Invited> {
  const { invitation, version } = invited;
  const { id } = invitation;
  const times = startTimesOf(invited);
  const token = createLinkToken();
  await hiring.invitationTokens.insert({ id: digestOf(token), invitation: id, createdAt: clock.now() });
  const path = `/i/${token}`;
  const { title } = version.content;
  const unmailed = await mail({ invitation, workspace: workspace.name, title, times, path, kind });
  return { id, url: path, expiresAt: isoTime(times.expiresAt), mailed: unmailed === null, unmailed };
}

/** The sitting of an invitation of the actor's workspace. */
async function getOwn({ hiring, load }: InvitationOptions, actor: Actor, id: string): Promise<LoadedSitting> {
  const invitation = await hiring.invitations.find(id);
  if (invitation?.workspace !== actor.workspace.id) throw new AppError('INVITATION_NOT_FOUND');
  return load(id);
}

/** The version that people are invited to: the newest. */
async function getInvitable(
  { hiring, clock }: InvitationOptions,
  workspace: string,
  assessment: string,
): Promise<VersionRecord> {
  const [record, versions, retirement] = await Promise.all([
    hiring.assessments.find(assessment),
    hiring.versions.list({ where: { assessment }, order: 'desc', limit: 1 }),
    hiring.retirements.find(assessment),
  ]);
  if (record?.workspace !== workspace) throw new AppError('ASSESSMENT_NOT_FOUND');
  if (retirement !== undefined) throw new AppError('ASSESSMENT_RETIRED');
  const [newest] = versions;
  if (newest === undefined) throw new AppError('ASSESSMENT_UNPUBLISHED');
  assertWindowAhead(newest, clock.now());
  return newest;
}

/** An expiry that was asked for, if candidates could start before it. */
function expiryOf(text: string | undefined, version: VersionRecord, now: number): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  const { window } = version.content;
  const invalidExpiry = (message: string) =>
    new AppError('REQUEST_INVALID', { errors: [{ path: 'expiresAt', message }] });
  if (at <= now) throw invalidExpiry('must be in the future');
  if (at > now + MAX_VALID_MS) throw invalidExpiry('must be within a year');
  if (window !== undefined && at <= Date.parse(window.opensAt))
    throw invalidExpiry('must be after the window opens');
  return at;
}

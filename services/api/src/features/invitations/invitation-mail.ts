import type { Unmailed } from '@hone/contracts/hiring';
import { isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { InvitationRecord } from '../hiring-records/sitting-records.js';
import { composeMail, plainName } from '../mail/compose-mail.js';
import type { Mailer } from '../mail/mailer.js';
import type { StartTimes } from '../sittings/start-times.js';
import type { WorkspaceMail } from './workspace-mail.js';

/** What a mail about an invitation says. */
export interface InvitationMail {
  readonly invitation: InvitationRecord;
  readonly workspace: string;
  readonly title: string;
  readonly times: StartTimes;
  /** The path of the link. */
  readonly path: string;
  readonly kind: 'invitation' | 'reminder';
}

/** Mails an invitation. Resolves to why it was not sent; to null when it is on its way. */
export type MailInvitation = (mail: InvitationMail) => Promise<Unmailed | null>;

export interface InvitationMailOptions {
  readonly hiring: Pick<HiringRepositories, 'invitationMails'>;
  readonly mailer: Pick<Mailer, 'delivers' | 'send'>;
  readonly workspaceMail: Pick<WorkspaceMail, 'isAllowed'>;
  readonly publicUrl: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** The mailer's id of a mail that counts towards the day's limit. */
export const mailKeyOf = (name: string): string => `invitation:${name}`;

/** Limits the damage of a workspace that was taken over. */
const MAILS_A_DAY = 200;

export function createMailInvitation(options: InvitationMailOptions): MailInvitation {
  const { hiring, mailer, workspaceMail, publicUrl, clock } = options;

  /** Takes one of the day's mails; inserting its number decides between simultaneous requests. */
  async function takeMail({ id, workspace }: InvitationRecord): Promise<string | undefined> {
    const at = clock.now();
    const day = `${workspace}:${isoTime(at).slice(0, 10)}`;
    const sent = await hiring.invitationMails.list({ where: { day } });
    for (let number = sent.length; number < MAILS_A_DAY; number++) {
      const name = `${day}:${String(number).padStart(4, '0')}`;
      if (await hiring.invitationMails.insert({ id: name, day, invitation: id, at })) return name;
    }
    return undefined;
  }

  return async ({ invitation, workspace, title, times, path, kind }) => {
    const { email, name } = invitation;
    if (email === undefined) return 'no-address';
    if (!mailer.delivers) return 'no-server';
    if (!(await workspaceMail.isAllowed(invitation.workspace))) return 'unapproved';
    const key = await takeMail(invitation);
    if (key === undefined) return 'day-full';
    const [team, assessment] = [plainName(workspace), plainName(title)];
    const greeting = name === undefined ? 'Hello,' : `Hello ${plainName(name)},`;
    const mail = composeMail({
      to: email,
      subject: `${kind === 'reminder' ? 'Reminder: ' : ''}${assessment} for ${team}`.slice(0, 200),
      before: [greeting, `${team} invites you to an assessment: ${assessment}.`],
      link: {
        label: 'Read what to expect, and start when you are ready',
        url: new URL(path, publicUrl).href,
      },
      after: [
        `${whenToStart(times)} Opening the link does not start the clock.`,
        'This link is only for you. Please do not forward it.',
      ],
    });
    await mailer.send(mail, { key: mailKeyOf(key), expiresAt: times.expiresAt });
    return null;
  };
}

/** In UTC: nobody knows the reader's zone. */
function whenToStart({ opensAt, expiresAt }: StartTimes): string {
  const until = new Date(expiresAt).toUTCString();
  if (opensAt === undefined) return `You can start until ${until}.`;
  const from = new Date(opensAt).toUTCString();
  return `You can start from ${from} until ${until}. If you start in time, you keep your full time.`;
}

import type { createShareLinkBodySchema, ShareLink, SharedReport } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import type { z } from 'zod';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { ShareLinkRecord } from '../hiring-records/sitting-records.js';
import type { ReportUseCases } from '../reports/use-cases.js';
import type { LoadSitting } from '../sittings/load-sitting.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { createLinkToken, digestOf, digestOfToken } from '../workspaces/link-token.js';
import type { PresentShared } from './present-shared.js';

/** Links that show a report to people outside the workspace, until they expire or are withdrawn. */
export interface ShareLinks {
  /** Those that work. Throws `SITTING_NOT_FOUND` for sittings of others, as the following do. */
  list(actor: Actor, sitting: string): Promise<ShareLink[]>;
  /** Throws `SITTING_UNFINISHED`, or `SHARE_LINK_TOO_MANY`. */
  create(
    actor: Actor,
    sitting: string,
    body: z.output<typeof createShareLinkBodySchema>,
  ): Promise<ShareLink & { readonly url: string }>;
  /** Throws `SHARE_LINK_INVALID`. */
  withdraw(actor: Actor, sitting: string, name: string): Promise<void>;
  /** The report behind a token; each reading is in the audit log. Throws `SHARE_LINK_INVALID`. */
  open(token: string): Promise<SharedReport>;
}

export interface ShareLinkOptions {
  readonly hiring: Pick<HiringRepositories, 'shareLinks'>;
  readonly reports: Pick<ReportUseCases, 'getSitting'>;
  readonly load: LoadSitting;
  readonly present: PresentShared;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

const DAY_MS = 24 * 3_600_000;
const MAX_LINKS = 20;

export function createShareLinks(options: ShareLinkOptions): ShareLinks {
  const { hiring, reports, audit, clock } = options;

  async function listWorking(sitting: string): Promise<ShareLinkRecord[]> {
    const records = await hiring.shareLinks.list({ where: { sitting } });
    return records
      .filter(({ expiresAt }) => expiresAt > clock.now())
      .sort((one, other) => one.createdAt - other.createdAt);
  }

  return {
    async list(actor, id) {
      await reports.getSitting(actor, id);
      return (await listWorking(id)).map(presentLink);
    },
    async create(actor, id, { days, names }) {
      const { finish, workspace } = await reports.getSitting(actor, id);
      if (finish === undefined) throw new AppError('SITTING_UNFINISHED');
      if ((await listWorking(id)).length >= MAX_LINKS) throw new AppError('SHARE_LINK_TOO_MANY');
      const token = createLinkToken();
      const at = clock.now();
      const terms = { createdAt: at, expiresAt: at + days * DAY_MS, names: names && !workspace.blind };
      const about = { sitting: id, name: createSortableId(at), by: actor.user.id };
      const record = { id: digestOf(token), ...about, ...terms };
      await hiring.shareLinks.insert(record);
      await audit.note(actor, { action: 'report.share', subject: id, detail: record.name });
      return { ...presentLink(record), url: `/shared/${token}` };
    },
    async withdraw(actor, id, name) {
      await reports.getSitting(actor, id);
      const link = (await listWorking(id)).find((each) => each.name === name);
      if (link === undefined) throw new AppError('SHARE_LINK_INVALID');
      await hiring.shareLinks.remove(link.id);
      await audit.note(actor, { action: 'report.unshare', subject: id, detail: name });
    },
    open: (token) => open(options, token),
  };
}

async function open({ hiring, load, present, audit, clock }: ShareLinkOptions, token: string) {
  const digest = digestOfToken(token);
  const link = digest === undefined ? undefined : await hiring.shareLinks.find(digest);
  if (link === undefined || link.expiresAt <= clock.now()) throw new AppError('SHARE_LINK_INVALID');
  const sitting = await load(link.sitting);
  const report = await present(sitting, link);
  await audit.noteFor(sitting.workspace.id, 'share link', {
    action: 'sitting.view',
    subject: sitting.id,
    detail: link.name,
  });
  return report;
}

const presentLink = ({ name, createdAt, expiresAt, names }: ShareLinkRecord): ShareLink => ({
  id: name,
  createdAt: isoTime(createdAt),
  expiresAt: isoTime(expiresAt),
  names,
});

import { createHash, type Hash } from 'node:crypto';
import type { ErasureReceipt } from '@hone/contracts/hiring';
import { isoTime, type Clock } from '@hone/kit';
import { eachRecord, type RecordStore } from '../../storage/record-store.js';
import type { PersonalData } from '../accounts/personal-data.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { ownerOfSitting } from '../sittings/owner.js';
import type { TeamNotices } from '../team-live/team-notices.js';

/**
 * Erases everything about a candidate's sitting for good. The receipt proves what was removed without
 * revealing it. Repeating it, also after a crash, completes it; an erased sitting keeps its first receipt.
 */
export type EraseSitting = (id: string, workspace: string) => Promise<ErasureReceipt['items'][number]>;

export interface EraseSittingOptions {
  readonly hiring: HiringRepositories;
  /** What a sitting has in practice: drafts, submissions, variants. */
  readonly personalData: readonly PersonalData[];
  readonly notices: Pick<TeamNotices, 'rowRemoved'>;
  readonly clock: Pick<Clock, 'now'>;
}

type OwnStore = Pick<
  RecordStore<{ readonly id: string; readonly sitting: string }, 'sitting'>,
  'list' | 'remove'
>;

/** A sitting's records. Its invitation goes last, so that a crash leaves it to be found. */
const storesOf = (hiring: HiringRepositories): OwnStore[] => [
  hiring.facts,
  hiring.playback,
  hiring.sittingRecords,
  hiring.sittingSessions,
  hiring.continueCodes,
  hiring.shareLinks,
  hiring.reviews,
  hiring.decisions,
];

export function createEraseSitting(options: EraseSittingOptions): EraseSitting {
  const { hiring, personalData, notices, clock } = options;
  return async (id, workspace) => {
    const known = await hiring.erasures.find(id);
    if (known !== undefined && (await hiring.invitations.find(id)) === undefined) return present(known);
    const digest = createHash('sha256');
    let documents = 0;
    for (const data of personalData) {
      for await (const each of data.list(ownerOfSitting(id))) documents += count(digest, each);
      await data.erase(ownerOfSitting(id));
    }
    for (const store of storesOf(hiring))
      for await (const record of eachRecord(store, { where: { sitting: id } })) {
        documents += count(digest, record);
        await store.remove(record.id);
      }
    for await (const token of eachRecord(hiring.invitationTokens, { where: { invitation: id } }))
      await hiring.invitationTokens.remove(token.id);
    const invitation = await hiring.invitations.find(id);
    if (invitation !== undefined) documents += count(digest, invitation);
    const row = await hiring.rows.find(id);
    await hiring.rows.remove(id);
    await hiring.openSittings.remove(id);
    const receipt = { id, workspace, at: clock.now(), documents, digest: digest.digest('hex') };
    await hiring.erasures.insert(receipt);
    await hiring.invitations.remove(id);
    if (row !== undefined) notices.rowRemoved(row);
    return present((await hiring.erasures.find(id)) ?? receipt);
  };
}

function count(digest: Hash, document: unknown): number {
  digest.update(JSON.stringify(document));
  return 1;
}

interface Receipt {
  readonly id: string;
  readonly at: number;
  readonly documents: number;
  readonly digest: string;
}

function present({ id, at, documents, digest }: Receipt): ErasureReceipt['items'][number] {
  return { sitting: id, erasedAt: isoTime(at), documents, digest };
}

import type { HiringRepositories } from '../../features/hiring-records/repositories.js';
import { createMemoryRecordStore } from './record-store.memory.js';

/** The stores of assessments in memory, for unit tests. */
export function createMemoryHiringRepositories(): HiringRepositories {
  return {
    workspaces: createMemoryRecordStore(),
    memberships: createMemoryRecordStore(),
    memberLinks: createMemoryRecordStore(),
    memberLinkUses: createMemoryRecordStore(),
    mailApprovals: createMemoryRecordStore(),
    workspaceDomains: createMemoryRecordStore(),
    audit: createMemoryRecordStore(),
    assessments: createMemoryRecordStore(),
    assessmentDrafts: createMemoryRecordStore(),
    versions: createMemoryRecordStore(),
    retirements: createMemoryRecordStore(),
    rubrics: createMemoryRecordStore(),
    invitations: createMemoryRecordStore(),
    invitationTokens: createMemoryRecordStore(),
    revocations: createMemoryRecordStore(),
    sittingSessions: createMemoryRecordStore(),
    continueCodes: createMemoryRecordStore(),
    continueCodeUses: createMemoryRecordStore(),
    sittingRecords: createMemoryRecordStore(),
    openSittings: createMemoryRecordStore(),
    facts: createMemoryRecordStore(),
    playback: createMemoryRecordStore(),
    heartbeats: createMemoryRecordStore(),
    reviews: createMemoryRecordStore(),
    decisions: createMemoryRecordStore(),
    invitationMails: createMemoryRecordStore(),
    shareLinks: createMemoryRecordStore(),
    erasures: createMemoryRecordStore(),
    webhooks: createMemoryRecordStore(),
    deliveries: createMemoryRecordStore(),
    deliveryAttempts: createMemoryRecordStore(),
    openDeliveries: createMemoryRecordStore(),
    rows: createMemoryRecordStore(),
  };
}

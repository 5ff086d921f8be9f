import {
  assessmentDraftRecordSchema,
  assessmentRecordSchema,
  rubricRecordSchema,
  versionRecordSchema,
} from './assessment-records.js';
import { sittingRowRecordSchema } from './row-records.js';
import {
  continueCodeRecordSchema,
  decisionRecordSchema,
  erasureRecordSchema,
  factRecordSchema,
  heartbeatRecordSchema,
  invitationMailRecordSchema,
  invitationRecordSchema,
  invitationTokenRecordSchema,
  openSittingRecordSchema,
  reviewRecordSchema,
  shareLinkRecordSchema,
  sittingRecordSchema,
  sittingSessionRecordSchema,
} from './sitting-records.js';
import {
  auditRecordSchema,
  memberLinkRecordSchema,
  membershipRecordSchema,
  onceRecordSchema,
  workspaceRecordSchema,
} from './workspace-records.js';

/** The collections of assessments: name in the database, schema, and the fields that lists select by. */
export const HIRING_COLLECTIONS = {
  workspaces: { name: 'workspaces', schema: workspaceRecordSchema, fields: [] },
  memberships: { name: 'memberships', schema: membershipRecordSchema, fields: ['workspace', 'user'] },
  memberLinks: { name: 'memberLinks', schema: memberLinkRecordSchema, fields: ['workspace'] },
  memberLinkUses: { name: 'memberLinkUses', schema: onceRecordSchema, fields: [] },
  audit: { name: 'auditEntries', schema: auditRecordSchema, fields: ['workspace'] },
  assessments: { name: 'assessments', schema: assessmentRecordSchema, fields: ['workspace'] },
  assessmentDrafts: { name: 'assessmentDrafts', schema: assessmentDraftRecordSchema, fields: ['assessment'] },
  versions: { name: 'assessmentVersions', schema: versionRecordSchema, fields: ['assessment'] },
  retirements: { name: 'assessmentRetirements', schema: onceRecordSchema, fields: [] },
  rubrics: { name: 'rubrics', schema: rubricRecordSchema, fields: [] },
  invitations: { name: 'invitations', schema: invitationRecordSchema, fields: ['workspace', 'assessment'] },
  invitationTokens: {
    name: 'invitationTokens',
    schema: invitationTokenRecordSchema,
    fields: ['invitation'],
  },
  revocations: { name: 'invitationRevocations', schema: onceRecordSchema, fields: [] },
  invitationMails: { name: 'invitationMails', schema: invitationMailRecordSchema, fields: ['day'] },
  sittingSessions: { name: 'sittingSessions', schema: sittingSessionRecordSchema, fields: ['sitting'] },
  continueCodes: { name: 'continueCodes', schema: continueCodeRecordSchema, fields: ['sitting'] },
  continueCodeUses: { name: 'continueCodeUses', schema: onceRecordSchema, fields: [] },
  sittingRecords: { name: 'sittingRecords', schema: sittingRecordSchema, fields: ['sitting'] },
  openSittings: { name: 'openSittings', schema: openSittingRecordSchema, fields: [] },
  facts: { name: 'facts', schema: factRecordSchema, fields: ['sitting'] },
  heartbeats: { name: 'heartbeats', schema: heartbeatRecordSchema, fields: [] },
  reviews: { name: 'reviews', schema: reviewRecordSchema, fields: ['sitting'] },
  decisions: { name: 'decisions', schema: decisionRecordSchema, fields: ['sitting'] },
  shareLinks: { name: 'shareLinks', schema: shareLinkRecordSchema, fields: ['sitting'] },
  erasures: { name: 'erasures', schema: erasureRecordSchema, fields: ['workspace'] },
  rows: { name: 'sittingRows', schema: sittingRowRecordSchema, fields: ['workspace'] },
} as const;

import {
  addDomainBodySchema,
  analyticsSchema,
  assessmentListSchema,
  assessmentSchema,
  auditListSchema,
  changeInvitationBodySchema,
  changeMemberBodySchema,
  changeWebhookBodySchema,
  changeWorkspaceBodySchema,
  comparisonSchema,
  continueCodeSchema,
  createAssessmentBodySchema,
  createdMemberLinkSchema,
  createdShareLinkSchema,
  createMemberLinkBodySchema,
  createShareLinkBodySchema,
  createdWebhookSchema,
  createWebhookBodySchema,
  createWorkspaceBodySchema,
  decisionBodySchema,
  deliveryListSchema,
  eraseBodySchema,
  erasureReceiptSchema,
  extraTimeBodySchema,
  invitationPreviewSchema,
  inviteBodySchema,
  invitedSchema,
  joinableWorkspaceListSchema,
  joinViewSchema,
  memberLinkListSchema,
  memberListSchema,
  memberSchema,
  playbackListSchema,
  playbackSchema,
  publishBodySchema,
  publishedAssessmentSchema,
  putAssessmentBodySchema,
  putReviewBodySchema,
  reportSubmissionViewSchema,
  rubricSchema,
  sharedReportSchema,
  shareLinkListSchema,
  similaritySchema,
  sittingListSchema,
  sittingReportSchema,
  talkSchema,
  webhookListSchema,
  webhookSchema,
  workspaceDomainListSchema,
  workspaceDomainSchema,
  workspaceListSchema,
  workspaceSchema,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { hiringOperation as operation } from './hiring-operation.js';
import type { Operation } from './operation.js';
import { candidateOperations } from './operations-candidates.js';

const cursor = z.string().optional();
const limit = z.int().min(1).max(100).optional();
const report = sittingReportSchema.meta({ id: 'SittingReport' });
const workspace = workspaceSchema.meta({ id: 'Workspace' });
const assessment = assessmentSchema.meta({ id: 'Assessment' });
const published = publishedAssessmentSchema.meta({ id: 'PublishedAssessment' });

const workspaceOperations: Operation[] = [
  operation('get', 'workspaces', 'My workspaces.', { answer: workspaceListSchema }),
  operation('post', 'workspaces', 'Create a workspace. You become its owner.', {
    body: createWorkspaceBodySchema,
    ...{ status: 201, answer: workspace },
  }),
  operation('get', 'workspace', 'A workspace.', { answer: workspace }),
  operation('patch', 'workspace', 'Change name, retention, or blind reviews.', {
    ...{ body: changeWorkspaceBodySchema, answer: workspace },
  }),
  operation('get', 'members', 'The members of a workspace.', { answer: memberListSchema }),
  operation('patch', 'member', 'Change the role of a member.', {
    ...{ body: changeMemberBodySchema, answer: memberSchema },
  }),
  operation('delete', 'member', 'Remove a member, or leave the workspace.'),
  operation('get', 'memberLinks', 'Links with which members join.', { answer: memberLinkListSchema }),
  operation('post', 'memberLinks', 'Create a link with which one person can join.', {
    ...{ body: createMemberLinkBodySchema, status: 201, answer: createdMemberLinkSchema },
  }),
  operation('delete', 'memberLink', 'Revoke a member link.'),
  operation('get', 'domains', 'E-mail domains whose users can join this workspace.', {
    answer: workspaceDomainListSchema,
  }),
  operation('post', 'domains', 'Let anybody with a confirmed address at a domain join.', {
    ...{ body: addDomainBodySchema, status: 201, answer: workspaceDomainSchema },
  }),
  operation('delete', 'domain', 'Remove a domain. Members who joined through it stay.'),
  operation('get', 'joinable', 'Workspaces that I can join with my confirmed address.', {
    answer: joinableWorkspaceListSchema,
  }),
  operation('post', 'joinByDomain', 'Join a workspace through my e-mail domain.'),
  operation('get', 'join', 'The workspace and role that a member link offers.', { answer: joinViewSchema }),
  operation('post', 'join', 'Join a workspace with a member link.', {
    answer: z.object({ workspace: z.string() }),
  }),
  operation('get', 'export', 'Export all data of a workspace as JSON lines.', {
    answer: z.unknown(),
  }),
  operation('get', 'audit', 'The audit log, newest entries first.', {
    ...{ query: z.object({ cursor, limit }), answer: auditListSchema },
  }),
];

const builderOperations: Operation[] = [
  operation('get', 'assessments', 'The assessments of a workspace.', { answer: assessmentListSchema }),
  operation('post', 'assessments', 'Create an assessment.', {
    ...{ body: createAssessmentBodySchema, status: 201, answer: assessment },
  }),
  operation('get', 'assessment', 'An assessment with its draft.', { answer: assessment }),
  operation('put', 'assessment', 'Save the draft of an assessment.', {
    ...{ body: putAssessmentBodySchema, answer: assessment },
  }),
  operation('post', 'publish', 'Publish the draft as a version that never changes.', {
    ...{ body: publishBodySchema, status: 201, answer: published },
  }),
  operation('post', 'retire', 'Retire an assessment. Existing invitations keep working.', {
    answer: assessment,
  }),
  operation('get', 'version', 'A published version.', { answer: published }),
  operation('get', 'rubric', 'The rubric of an assessment.', { answer: rubricSchema }),
  operation('put', 'rubric', 'Change the rubric. Existing reviews are recomputed.', {
    ...{ body: rubricSchema, answer: rubricSchema },
  }),
  operation('get', 'analytics', 'Statistics on all candidates of an assessment.', {
    answer: analyticsSchema,
  }),
  operation(
    'post',
    'invite',
    'Invite one candidate. With a text/csv body, invite everybody in its valid rows.',
    {
      ...{ body: inviteBodySchema, status: 201, answer: invitedSchema },
    },
  ),
  operation('post', 'invitePreview', 'Check a text/csv file of candidates without inviting anybody.', {
    answer: invitationPreviewSchema,
  }),
  operation('patch', 'invitation', 'Change expiry or extra time before the start.', {
    body: changeInvitationBodySchema,
  }),
  operation('post', 'revoke', 'Revoke an invitation.'),
  operation('post', 'resend', 'Create another link, and e-mail it if possible.', {
    status: 201,
    answer: invitedSchema,
  }),
  operation('post', 'remind', 'E-mail a reminder with another link.'),
];

const teamOperations: Operation[] = [
  operation(
    'get',
    'sittings',
    'Sittings, newest first. `ids=a,b` selects up to 100 of them; `format=csv` returns all as CSV.',
    {
      query: z.object({
        ...{ assessment: z.string().optional(), status: z.string().optional(), q: z.string().optional() },
        ...{ cursor, limit, ids: z.string().optional(), format: z.enum(['json', 'csv']).optional() },
      }),
      answer: sittingListSchema,
    },
  ),
  operation(
    'get',
    'invitations',
    'All invited candidates with their status. It is the same list as the sittings.',
    {
      ...{ query: z.object({ cursor, limit }), answer: sittingListSchema },
    },
  ),
  operation('post', 'erase', 'Erase sittings permanently, and get a receipt.', {
    ...{ body: eraseBodySchema, answer: erasureReceiptSchema },
  }),
  operation('get', 'compare', 'Two to five candidates side by side.', {
    ...{ query: z.object({ sittings: z.string() }), answer: comparisonSchema },
  }),
  operation('get', 'report', 'The report of a sitting.', { answer: report }),
  operation('get', 'reportPdf', 'The report of a sitting as a PDF file.', { answer: z.unknown() }),
  operation('get', 'reportSubmission', 'A submission with its evidence.', {
    answer: reportSubmissionViewSchema,
  }),
  operation('get', 'teamPlaybacks', 'The items whose code can be played back.', {
    answer: playbackListSchema,
  }),
  operation('get', 'teamPlayback', 'How the code of an item was written, draft by draft.', {
    answer: playbackSchema,
  }),
  operation('put', 'review', 'Save or hand in my review.', { body: putReviewBodySchema, answer: report }),
  operation('post', 'decision', 'Record a decision under my name, with a reason.', {
    ...{ body: decisionBodySchema, status: 201, answer: report },
  }),
  operation('get', 'talk', 'Interview questions about the candidate’s answers.', { answer: talkSchema }),
  operation(
    'get',
    'similarity',
    'How similar the answers to an assessment are. Computed on the first request.',
    {
      answer: similaritySchema,
    },
  ),
  operation('get', 'shareLinks', 'Active share links of a report.', { answer: shareLinkListSchema }),
  operation('post', 'shareLinks', 'Create a link that shows the report to anybody who has it.', {
    ...{ body: createShareLinkBodySchema, status: 201, answer: createdShareLinkSchema },
  }),
  operation('delete', 'shareLink', 'Withdraw a share link.'),
  operation('get', 'shared', 'The report behind a share link.', { answer: sharedReportSchema }),
  operation('post', 'extraTime', 'Give a candidate more minutes.', { body: extraTimeBodySchema }),
  operation('post', 'teamPause', 'Pause the clock once, for up to 30 minutes.'),
  operation('post', 'teamResume', 'Resume the clock.'),
  operation('post', 'continueCode', 'Create a code to continue in another browser.', {
    status: 201,
    answer: continueCodeSchema,
  }),
];

const webhookOperations: Operation[] = [
  operation('get', 'webhooks', 'The webhooks of a workspace.', { answer: webhookListSchema }),
  operation('post', 'webhooks', 'Add a webhook. Only this response contains its secret.', {
    ...{ body: createWebhookBodySchema, status: 201, answer: createdWebhookSchema },
  }),
  operation('patch', 'webhook', 'Switch a webhook on or off.', {
    ...{ body: changeWebhookBodySchema, answer: webhookSchema },
  }),
  operation('delete', 'webhook', 'Delete a webhook.'),
  operation('get', 'deliveries', 'Deliveries to a webhook, newest first.', {
    ...{ query: z.object({ cursor, limit }), answer: deliveryListSchema },
  }),
  operation('post', 'replay', 'Send a delivery again.'),
];

/** Operations of assessments. */
export const hiringOperations: readonly Operation[] = [
  ...workspaceOperations,
  ...builderOperations,
  ...teamOperations,
  ...webhookOperations,
  ...candidateOperations,
];

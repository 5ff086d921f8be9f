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
  operation('post', 'workspaces', 'Make a workspace; you become its owner.', {
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
  operation('delete', 'member', 'Remove a member, or leave.'),
  operation('get', 'memberLinks', 'Links by which people join.', { answer: memberLinkListSchema }),
  operation('post', 'memberLinks', 'Make a link by which one person joins.', {
    ...{ body: createMemberLinkBodySchema, status: 201, answer: createdMemberLinkSchema },
  }),
  operation('delete', 'memberLink', 'Revoke a link.'),
  operation('get', 'domains', 'Domains of confirmed addresses that open this workspace.', {
    answer: workspaceDomainListSchema,
  }),
  operation('post', 'domains', 'Let everybody with a confirmed address of a domain join.', {
    ...{ body: addDomainBodySchema, status: 201, answer: workspaceDomainSchema },
  }),
  operation('delete', 'domain', 'Close the workspace to a domain; members stay.'),
  operation('get', 'joinable', 'Workspaces that my confirmed address opens.', {
    answer: joinableWorkspaceListSchema,
  }),
  operation('post', 'joinByDomain', 'Join such a workspace.'),
  operation('get', 'join', 'What a link leads to.', { answer: joinViewSchema }),
  operation('post', 'join', 'Join a workspace.', { answer: z.object({ workspace: z.string() }) }),
  operation('get', 'export', 'Everything that the workspace knows, as a file of JSON lines.', {
    answer: z.unknown(),
  }),
  operation('get', 'audit', 'Who did what, newest first.', {
    ...{ query: z.object({ cursor, limit }), answer: auditListSchema },
  }),
];

const builderOperations: Operation[] = [
  operation('get', 'assessments', 'The assessments of a workspace.', { answer: assessmentListSchema }),
  operation('post', 'assessments', 'Begin an assessment.', {
    ...{ body: createAssessmentBodySchema, status: 201, answer: assessment },
  }),
  operation('get', 'assessment', 'An assessment with its draft.', { answer: assessment }),
  operation('put', 'assessment', 'Save the draft of an assessment.', {
    ...{ body: putAssessmentBodySchema, answer: assessment },
  }),
  operation('post', 'publish', 'Freeze the draft as a version.', {
    ...{ body: publishBodySchema, status: 201, answer: published },
  }),
  operation('post', 'retire', 'Stop inviting; invitations keep working.', { answer: assessment }),
  operation('get', 'version', 'A published version.', { answer: published }),
  operation('get', 'rubric', 'The rubric of an assessment.', { answer: rubricSchema }),
  operation('put', 'rubric', 'Change the rubric; reviews are computed again.', {
    ...{ body: rubricSchema, answer: rubricSchema },
  }),
  operation('get', 'analytics', 'What all candidates of an assessment did together.', {
    answer: analyticsSchema,
  }),
  operation('post', 'invite', 'Invite somebody. With a text/csv body: everybody in its good rows.', {
    ...{ body: inviteBodySchema, status: 201, answer: invitedSchema },
  }),
  operation('post', 'invitePreview', 'Check a text/csv file of people; nobody is invited.', {
    answer: invitationPreviewSchema,
  }),
  operation('patch', 'invitation', 'Change expiry or extra time before the start.', {
    body: changeInvitationBodySchema,
  }),
  operation('post', 'revoke', 'Withdraw an invitation.'),
  operation('post', 'resend', 'Another link, mailed where possible.', { status: 201, answer: invitedSchema }),
  operation('post', 'remind', 'Mail a reminder with another link.'),
];

const teamOperations: Operation[] = [
  operation(
    'get',
    'sittings',
    'Sittings, newest first; `ids=a,b` for up to 100 of them, `format=csv` for all as CSV.',
    {
      query: z.object({
        ...{ assessment: z.string().optional(), status: z.string().optional(), q: z.string().optional() },
        ...{ cursor, limit, ids: z.string().optional(), format: z.enum(['json', 'csv']).optional() },
      }),
      answer: sittingListSchema,
    },
  ),
  operation('get', 'invitations', 'Everybody who was invited, with status: the same list as the sittings.', {
    ...{ query: z.object({ cursor, limit }), answer: sittingListSchema },
  }),
  operation('post', 'erase', 'Erase sittings for good; the receipt proves it.', {
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
  operation('get', 'teamPlayback', 'How the code of an item came to be, draft by draft.', {
    answer: playbackSchema,
  }),
  operation('put', 'review', 'Save or hand in my review.', { body: putReviewBodySchema, answer: report }),
  operation('post', 'decision', 'Decide, by name and with a reason.', {
    ...{ body: decisionBodySchema, status: 201, answer: report },
  }),
  operation('get', 'talk', 'Questions about the candidate’s own answers.', { answer: talkSchema }),
  operation('get', 'similarity', 'How alike answers of this assessment are; computed when first asked for.', {
    answer: similaritySchema,
  }),
  operation('get', 'shareLinks', 'Links to this report that work.', { answer: shareLinkListSchema }),
  operation('post', 'shareLinks', 'Make a link that shows the report to whoever has it.', {
    ...{ body: createShareLinkBodySchema, status: 201, answer: createdShareLinkSchema },
  }),
  operation('delete', 'shareLink', 'Withdraw a link.'),
  operation('get', 'shared', 'A report as its link shows it.', { answer: sharedReportSchema }),
  operation('post', 'extraTime', 'Give more minutes.', { body: extraTimeBodySchema }),
  operation('post', 'teamPause', 'Stop the clock for up to 30 minutes, once.'),
  operation('post', 'teamResume', 'Let the clock run again.'),
  operation('post', 'continueCode', 'A code for another browser.', {
    status: 201,
    answer: continueCodeSchema,
  }),
];

const webhookOperations: Operation[] = [
  operation('get', 'webhooks', 'Where this workspace sends events.', { answer: webhookListSchema }),
  operation('post', 'webhooks', 'Send events to an address; its secret shows only here.', {
    ...{ body: createWebhookBodySchema, status: 201, answer: createdWebhookSchema },
  }),
  operation('patch', 'webhook', 'Switch a webhook on or off.', {
    ...{ body: changeWebhookBodySchema, answer: webhookSchema },
  }),
  operation('delete', 'webhook', 'Delete a webhook.'),
  operation('get', 'deliveries', 'What was sent to a webhook, newest first.', {
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

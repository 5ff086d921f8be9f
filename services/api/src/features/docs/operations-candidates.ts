import { foundDraftSchema, languageSchema, savedDraftSchema } from '@hone/contracts';
import {
  commentBodySchema,
  explainBodySchema,
  factListSchema,
  invitationViewSchema,
  messageBodySchema,
  openInvitationBodySchema,
  openedInvitationSchema,
  playbackSchema,
  putSittingDraftBodySchema,
  reportFactsBodySchema,
  resultLetterSchema,
  sittingChallengeSchema,
  sittingSchema,
  walkThroughSchema,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { hiringOperation as operation } from './hiring-operation.js';
import type { Operation } from './operation.js';

const sitting = sittingSchema.meta({ id: 'Sitting' });

/** Operations of candidates: their invitation and their sitting. */
export const candidateOperations: readonly Operation[] = [
  operation('get', 'invitationByToken', 'An invitation and its assessment. Reading it changes nothing.', {
    answer: invitationViewSchema,
  }),
  operation('post', 'openInvitation', 'Open an invitation in this browser.', {
    ...{ body: openInvitationBodySchema, answer: openedInvitationSchema },
  }),
  operation('post', 'mailCode', 'E-mail the candidate a code to continue in another browser.'),
  operation('get', 'sitting', 'My sitting and its clock.', { answer: sitting }),
  operation('post', 'start', 'Start the clock.', { answer: sitting }),
  operation('post', 'startSection', 'Start the next section.', { answer: sitting }),
  operation('get', 'item', 'A challenge of the open section, or `practice`.', {
    answer: sittingChallengeSchema,
  }),
  operation('get', 'draft', 'My draft of an item.', {
    ...{ query: z.object({ language: languageSchema }), answer: foundDraftSchema },
  }),
  operation('put', 'draft', 'Save my draft of an item.', {
    ...{ body: putSittingDraftBodySchema, answer: savedDraftSchema },
  }),
  operation('get', 'playback', 'How I wrote the code of an item, as the team sees it.', {
    answer: playbackSchema,
  }),
  operation('post', 'pause', 'Pause the clock once, for up to 30 minutes.', { answer: sitting }),
  operation('post', 'resume', 'Resume the clock.', { answer: sitting }),
  operation('post', 'finish', 'Hand in.', { answer: sitting }),
  operation('get', 'facts', 'What was recorded, as the team sees it.', { answer: factListSchema }),
  operation('post', 'facts', 'Report browser events, such as lost focus.', { body: reportFactsBodySchema }),
  operation('post', 'comments', 'Comment on a recorded fact.', {
    ...{ body: commentBodySchema, status: 201, answer: factListSchema },
  }),
  operation('post', 'messages', 'Write to the team.', { body: messageBodySchema }),
  operation('get', 'letter', 'My result, with reasons.', { answer: resultLetterSchema }),
  operation('get', 'walkThrough', 'Questions about my own answers, once everything is graded.', {
    answer: walkThroughSchema,
  }),
  operation('post', 'walkThrough', 'Answer a question in writing; the newest answer counts.', {
    ...{ body: explainBodySchema, status: 201, answer: walkThroughSchema },
  }),
  operation('get', 'exportOwn', 'Everything stored about me.', { answer: z.unknown() }),
];

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
  operation('get', 'invitationByToken', 'What an invitation asks; reading changes nothing.', {
    answer: invitationViewSchema,
  }),
  operation('post', 'openInvitation', 'Open an invitation in this browser.', {
    ...{ body: openInvitationBodySchema, answer: openedInvitationSchema },
  }),
  operation('post', 'mailCode', 'Mail a code for another browser to the invited address.'),
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
  operation('get', 'playback', 'How my code of an item came to be: the same as the team sees.', {
    answer: playbackSchema,
  }),
  operation('post', 'pause', 'Stop the clock for up to 30 minutes, once.', { answer: sitting }),
  operation('post', 'resume', 'Let the clock run again.', { answer: sitting }),
  operation('post', 'finish', 'Hand in.', { answer: sitting }),
  operation('get', 'facts', 'What was recorded: the same list as the team sees.', { answer: factListSchema }),
  operation('post', 'facts', 'Report what the page saw.', { body: reportFactsBodySchema }),
  operation('post', 'comments', 'Say something about a fact.', {
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
  operation('get', 'exportOwn', 'Everything that is stored about me.', { answer: z.unknown() }),
];

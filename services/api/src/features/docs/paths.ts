import {
  challengeSummarySchema,
  challengeViewSchema,
  eventPageSchema,
  languageSchema,
  listOf,
  meSchema,
  modeSchema,
  problemSchema,
  progressSchema,
  readinessSchema,
  skillSchema,
  sourceFileListSchema,
  submissionSchema,
  submissionSummarySchema,
  submitBodySchema,
  submittedSchema,
  userSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';
import { accountOperations } from './operations-account.js';
import { adminOperations } from './operations-admin.js';
import { aidOperations } from './operations-aids.js';
import { deviceOperations } from './operations-device.js';
import { draftOperations } from './operations-drafts.js';
import { testCaseOperations } from './operations-test-cases.js';
import { hiringOperations } from './operations-hiring.js';
import { progressOperations } from './operations-progress.js';
import { recoveryOperations } from './operations-recovery.js';
import { regradeOperations } from './operations-regrades.js';
import { sharedResultOperations } from './operations-shared-results.js';
import { trackOperations } from './operations-tracks.js';

const named = <T extends z.ZodType>(schema: T, id: string): T => schema.meta({ id });

const challenge = named(challengeViewSchema, 'Challenge');
const submission = named(submissionSchema, 'Submission');
export const problem = named(problemSchema, 'Problem');

const limit = z.int().min(1).max(100).optional();
const cursor = z.string().optional();
const idParams = z.object({ id: z.string() });
const slugParams = z.object({ slug: z.string() });
const guest = named(z.object({ user: userSchema }), 'Guest');
const readiness = named(readinessSchema, 'Readiness');
const health = z.object({ status: z.literal('ok') });

const sessionOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/v1/auth/guest',
    summary: 'Start practicing without an account. An existing session is kept.',
    tag: 'session',
    success: { status: 201, description: 'The guest user; the session is in a cookie.', schema: guest },
    problems: [401, 403, 415, 422, 429],
  },
  {
    method: 'get',
    path: '/api/v1/me',
    summary: 'The current user; user is null without a session.',
    tag: 'session',
    success: { status: 200, description: 'The user of the session.', schema: named(meSchema, 'Me') },
    problems: [],
  },
];

const practiceOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/v1/challenges',
    summary:
      'The catalogue. Each filter takes one or more values, separated by commas; a challenge matches if any value does.',
    tag: 'practice',
    query: z.object({
      kind: z.string().optional(),
      skill: skillSchema.optional(),
      difficulty: z.int().min(1).max(5).optional(),
      language: languageSchema.optional(),
      status: progressSchema.optional(),
      q: z.string().max(200).optional(),
      sort: z.enum(['difficulty', 'minutes', 'title']).optional(),
      cursor,
      limit,
    }),
    success: {
      status: 200,
      description: 'A page of summaries, easiest first unless `sort` says otherwise.',
      schema: named(listOf(named(challengeSummarySchema, 'ChallengeSummary')), 'ChallengePage'),
    },
    problems: [422],
  },
  {
    method: 'get',
    path: '/api/v1/challenges/{slug}',
    summary:
      'A challenge, without its hidden data. Where it draws variants, the response has yours, with its files.',
    tag: 'practice',
    params: slugParams,
    success: { status: 200, description: 'The newest version.', schema: challenge },
    problems: [404],
  },
];

const submissionOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/v1/submissions',
    summary: 'Submit a solution for grading (submit) or run it on the samples (run).',
    tag: 'submissions',
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .max(128)
        .optional()
        .describe('The same key and body return the same submission for a day.'),
    }),
    body: named(submitBodySchema, 'SubmitBody'),
    success: {
      status: 202,
      description: 'Accepted; `Location` is the address of the submission.',
      schema: named(submittedSchema, 'Submitted'),
    },
    problems: [400, 403, 404, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/submissions',
    summary: 'My own submissions, newest first.',
    tag: 'submissions',
    query: z.object({ challenge: z.string().optional(), mode: modeSchema.optional(), cursor, limit }),
    success: {
      status: 200,
      description: 'A page of the history.',
      schema: named(listOf(named(submissionSummarySchema, 'SubmissionSummary')), 'SubmissionPage'),
    },
    problems: [422],
  },
  {
    method: 'get',
    path: '/api/v1/submissions/{id}',
    summary: 'One of my submissions, with the checks reported so far.',
    tag: 'submissions',
    params: idParams,
    success: { status: 200, description: 'The submission.', schema: submission },
    problems: [404],
  },
  {
    method: 'get',
    path: '/api/v1/submissions/{id}/events',
    summary: 'The events of a submission, in order; as an event stream, new ones follow live.',
    tag: 'submissions',
    params: idParams,
    query: z.object({ after: z.int().nonnegative().optional() }),
    headers: z.object({ 'Last-Event-ID': z.string().optional() }),
    success: { status: 200, description: 'Events.', schema: named(eventPageSchema, 'EventPage') },
    alsoAs: 'text/event-stream',
    problems: [404, 422, 503],
  },
  {
    method: 'get',
    path: '/api/v1/submissions/{id}/files',
    summary: 'The files of one of my submissions.',
    tag: 'submissions',
    params: idParams,
    success: {
      status: 200,
      description: 'The files.',
      schema: named(sourceFileListSchema, 'SourceFileList'),
    },
    problems: [404],
  },
  {
    method: 'post',
    path: '/api/v1/submissions/{id}/cancel',
    summary: 'Cancel one of my submissions; a finished one is not changed.',
    tag: 'submissions',
    params: idParams,
    success: { status: 202, description: 'The submission.', schema: submission },
    problems: [403, 404, 422, 503],
  },
];

const healthOperations: Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Liveness: whether the process is running.',
    tag: 'health',
    success: { status: 200, description: 'The process is running.', schema: health },
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Readiness: whether submissions can be graded; 503 with the same body when not.',
    tag: 'health',
    success: { status: 200, description: 'Ready.', schema: readiness },
    problems: [],
  },
];

/** Every public operation. */
export const OPERATIONS: readonly Operation[] = [
  ...practiceOperations,
  ...trackOperations,
  ...progressOperations,
  ...submissionOperations,
  ...regradeOperations,
  ...sharedResultOperations,
  ...aidOperations,
  ...draftOperations,
  ...testCaseOperations,
  ...sessionOperations,
  ...accountOperations,
  ...recoveryOperations,
  ...deviceOperations,
  ...adminOperations,
  ...healthOperations,
  ...hiringOperations,
];

import {
  accountSessionSchema,
  apiTokenSchema,
  createdTokenSchema,
  createTokenBodySchema,
  deleteAccountBodySchema,
  listOf,
  loginBodySchema,
  passwordBodySchema,
  profileBodySchema,
  registerBodySchema,
  signedOutSchema,
  userSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const signedIn = z.object({ user: userSchema }).meta({ id: 'SignedIn' });
const params = z.object({ id: z.string() });
const token = apiTokenSchema.meta({ id: 'ApiToken' });
const done = (description: string): Operation['success'] => ({ status: 204, description });

const entryOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/auth/register',
    summary: 'Create an account. A guest keeps their id and work; the session continues under a new id.',
    tag: 'account',
    body: registerBodySchema.meta({ id: 'RegisterBody' }),
    success: { status: 201, description: 'Signed in as the new account.', schema: signedIn },
    problems: [400, 403, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/auth/login',
    summary: 'Sign in. A guest’s work moves to the account.',
    tag: 'account',
    body: loginBodySchema.meta({ id: 'LoginBody' }),
    success: { status: 200, description: 'Signed in; the session has a new id.', schema: signedIn },
    problems: [400, 401, 403, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/auth/logout',
    summary: 'End the current session, if any.',
    tag: 'account',
    success: {
      status: 200,
      description: 'Signed out of Hone. Open `signOutUrl` to sign out of the identity provider too.',
      schema: signedOutSchema.meta({ id: 'SignedOut' }),
    },
    emptySuccess: { status: 204, description: 'Signed out.' },
    problems: [403, 415, 422],
  },
];

const meOperations: readonly Operation[] = [
  {
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Change my name.',
    tag: 'account',
    body: profileBodySchema.meta({ id: 'ProfileBody' }),
    success: { status: 200, description: 'My account.', schema: signedIn },
    problems: [400, 401, 403, 413, 415, 422],
  },
  {
    method: 'post',
    path: '/api/v1/me/password',
    summary: 'Change my password. All other sessions end; this one continues under a new id.',
    tag: 'account',
    body: passwordBodySchema.meta({ id: 'PasswordBody' }),
    success: done('Changed.'),
    problems: [400, 401, 403, 413, 415, 422, 429],
  },
  {
    method: 'post',
    path: '/api/v1/me/delete',
    summary: 'Delete my account and all my data permanently. Accounts must send their password.',
    tag: 'account',
    body: deleteAccountBodySchema.meta({ id: 'DeleteAccountBody' }),
    success: done('All sessions and tokens are revoked; all data is erased within minutes.'),
    problems: [400, 401, 403, 413, 415, 422, 429],
  },
  {
    method: 'get',
    path: '/api/v1/me/export',
    summary: 'Everything stored about me, as one document.',
    tag: 'account',
    success: {
      status: 200,
      description: 'Account, sessions, tokens without secrets, and a list for each kind of data.',
      schema: z.looseObject({ exportedAt: z.iso.datetime(), account: z.looseObject({}) }),
    },
    problems: [401, 403, 429],
  },
];

const sessionOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/me/sessions',
    summary: 'My active sessions, most recently used first.',
    tag: 'account',
    success: {
      status: 200,
      description: 'At most 100 sessions.',
      schema: listOf(accountSessionSchema.meta({ id: 'AccountSession' })).meta({ id: 'SessionList' }),
    },
    problems: [401, 403],
  },
  {
    method: 'delete',
    path: '/api/v1/me/sessions/{id}',
    summary: 'End one of my sessions.',
    tag: 'account',
    params,
    success: done('Ended.'),
    problems: [401, 403, 404, 415, 422],
  },
  {
    method: 'post',
    path: '/api/v1/me/sessions/end-others',
    summary: 'End all my sessions except this one.',
    tag: 'account',
    success: done('Ended.'),
    problems: [401, 403, 415, 422],
  },
];

const tokenOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/tokens',
    summary: 'My API tokens, newest first; at most 50.',
    tag: 'account',
    success: {
      status: 200,
      description: 'Tokens without their secrets.',
      schema: listOf(token).meta({ id: 'TokenList' }),
    },
    problems: [401, 403],
  },
  {
    method: 'post',
    path: '/api/v1/tokens',
    summary: 'Create an API token. Its secret is shown only once.',
    tag: 'account',
    body: createTokenBodySchema.meta({ id: 'CreateTokenBody' }),
    success: {
      status: 201,
      description: 'The token; send it as `Authorization: Bearer hone_…`.',
      schema: createdTokenSchema.meta({ id: 'CreatedToken' }),
    },
    problems: [400, 401, 403, 409, 413, 415, 422, 429],
  },
  {
    method: 'delete',
    path: '/api/v1/tokens/current',
    summary: 'Revoke the API token that this request uses. No scope is needed.',
    tag: 'account',
    success: done('The token is revoked.'),
    problems: [401, 403, 404, 415, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    summary: 'Revoke one of my tokens.',
    tag: 'account',
    params,
    success: done('The token is revoked.'),
    problems: [401, 403, 404, 415, 422],
  },
];

/** Operations on accounts: sign-in, profile, sessions and tokens. */
export const accountOperations: readonly Operation[] = [
  ...entryOperations,
  ...meOperations,
  ...sessionOperations,
  ...tokenOperations,
];

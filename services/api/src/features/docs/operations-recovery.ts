import {
  accountAccessSchema,
  changeEmailBodySchema,
  confirmedEmailSchema,
  confirmEmailBodySchema,
  forgotBodySchema,
  resetBodySchema,
  signInWaysSchema,
} from '@hone/contracts';
import { z } from 'zod';
import type { Operation } from './operation.js';

const mailed = (description: string): Operation['success'] => ({ status: 202, description });

const query = z.object({ next: z.string().max(2000).optional() });

/** Pages that a browser opens; they exist where a provider is configured. */
const providerOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/auth/oidc/start',
    summary: 'Start a sign-in with this site’s identity provider. 404 if there is none.',
    tag: 'account',
    query,
    success: { status: 303, description: 'To the provider, or back to `/sign-in?failed=…`.' },
    problems: [404, 422, 503],
  },
  {
    method: 'get',
    path: '/api/v1/auth/oidc/callback',
    summary: 'Where the provider sends a browser after a sign-in.',
    tag: 'account',
    success: { status: 303, description: 'Signed in, to the page `next`; else to `/sign-in?failed=…`.' },
    problems: [404, 503],
  },
];

const passwordOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/auth/ways',
    summary: 'What the sign-in page can offer on this site.',
    tag: 'account',
    success: {
      status: 200,
      description: 'The available ways to sign in.',
      schema: signInWaysSchema.meta({ id: 'SignInWays' }),
    },
    problems: [],
  },
  {
    method: 'post',
    path: '/api/v1/auth/forgot',
    summary: 'E-mail me a link that sets a new password. The response is the same for every address.',
    tag: 'account',
    body: forgotBodySchema.meta({ id: 'ForgotBody' }),
    success: mailed(
      'If the address has an account, an e-mail is on its way. At most three links are valid at a time.',
    ),
    problems: [400, 403, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/auth/reset',
    summary: 'Set a new password with the token of a link. All sessions of the account end.',
    tag: 'account',
    body: resetBodySchema.meta({ id: 'ResetBody' }),
    success: { status: 204, description: 'Changed; sign in with the new password.' },
    problems: [400, 403, 404, 413, 415, 422, 429, 503],
  },
];

/** Operations on forgotten passwords, e-mail addresses and identity providers. */
export const recoveryOperations: readonly Operation[] = [
  ...passwordOperations,
  ...providerOperations,
  {
    method: 'post',
    path: '/api/v1/auth/confirm-email',
    summary: 'Confirm an e-mail address with the token of a link. A new address replaces the old one.',
    tag: 'account',
    body: confirmEmailBodySchema.meta({ id: 'ConfirmEmailBody' }),
    success: {
      status: 200,
      description: 'The confirmed address.',
      schema: confirmedEmailSchema.meta({ id: 'ConfirmedEmail' }),
    },
    problems: [400, 403, 404, 409, 413, 415, 422, 429, 503],
  },
  {
    method: 'post',
    path: '/api/v1/me/email',
    summary: 'E-mail a link to my new address. My address changes when I open it.',
    tag: 'account',
    body: changeEmailBodySchema.meta({ id: 'ChangeEmailBody' }),
    success: mailed('The link is on its way. My address stays the same until I open it.'),
    problems: [400, 401, 403, 409, 413, 415, 422, 429],
  },
  {
    method: 'post',
    path: '/api/v1/me/email/confirmation',
    summary: 'E-mail another link that confirms my address.',
    tag: 'account',
    success: mailed('The link is on its way.'),
    problems: [401, 403, 409, 415, 422, 429],
  },
  {
    method: 'get',
    path: '/api/v1/me/access',
    summary: 'How I can sign in: address, password, identity providers.',
    tag: 'account',
    success: {
      status: 200,
      description: 'My ways to sign in.',
      schema: accountAccessSchema.meta({ id: 'AccountAccess' }),
    },
    problems: [401, 403],
  },
];

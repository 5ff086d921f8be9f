import {
  accountAccessSchema,
  accountSessionSchema,
  apiTokenSchema,
  confirmedEmailSchema,
  createdTokenSchema,
  outboxMailSchema,
  outboxSchema,
  signedOutSchema,
  signInWaysSchema,
  userSchema,
  type ChangeEmailBody,
  type CreateTokenBody,
  type LoginBody,
  type PasswordBody,
  type RegisterBody,
  type ResetBody,
} from '@hone/contracts';
import { z } from 'zod';
import type { SendRequest } from './send-request.js';

const whoSchema = z.object({ user: userSchema });
const sessionsSchema = z.object({ items: z.array(accountSessionSchema) });
const tokensSchema = z.object({ items: z.array(apiTokenSchema) });
/** An answer of which only the success matters. */
const doneSchema = z.unknown();

/** Calls about the user: account, sessions, tokens, data export. */
export function createAccountApi(send: SendRequest) {
  return {
    register: (body: RegisterBody) =>
      send({ method: 'POST', path: '/auth/register', body, answer: whoSchema }),
    login: (body: LoginBody) => send({ method: 'POST', path: '/auth/login', body, answer: whoSchema }),
    logout: () => send({ method: 'POST', path: '/auth/logout', answer: signedOutSchema.optional() }),
    renameMe: (name: string) => send({ method: 'PATCH', path: '/me', body: { name }, answer: whoSchema }),
    changePassword: (body: PasswordBody) =>
      send({ method: 'POST', path: '/me/password', body, answer: doneSchema }),
    listSessions: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/me/sessions', answer: sessionsSchema, signal }),
    endSession: (id: string) =>
      send({ method: 'DELETE', path: `/me/sessions/${encodeURIComponent(id)}`, answer: doneSchema }),
    endOtherSessions: () => send({ method: 'POST', path: '/me/sessions/end-others', answer: doneSchema }),
    ...createRecoveryApi(send),
    listOutbox: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/admin/outbox', answer: outboxSchema, signal }),
    getOutboxMail: (id: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: `/admin/outbox/${encodeURIComponent(id)}`,
        answer: outboxMailSchema,
        signal,
      }),
    listTokens: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/tokens', answer: tokensSchema, signal }),
    /** The answer holds the secret, which is shown only once. */
    createToken: (body: CreateTokenBody) =>
      send({ method: 'POST', path: '/tokens', body, answer: createdTokenSchema }),
    revokeToken: (id: string) =>
      send({ method: 'DELETE', path: `/tokens/${encodeURIComponent(id)}`, answer: doneSchema }),
    /** Everything that the installation knows about the user, unmodified. */
    exportMe: () => send({ method: 'GET', path: '/me/export', answer: z.unknown() }),
    deleteMe: (password: string | undefined) =>
      send({
        method: 'POST',
        path: '/me/delete',
        body: password === undefined ? {} : { password },
        answer: doneSchema,
      }),
  };
}

/** The calls about forgotten passwords and e-mail addresses. */
function createRecoveryApi(send: SendRequest) {
  return {
    getSignInWays: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/auth/ways', answer: signInWaysSchema, signal }),
    /** The answer is the same whether or not the address has an account. */
    forgotPassword: (email: string) =>
      send({ method: 'POST', path: '/auth/forgot', body: { email }, answer: doneSchema }),
    resetPassword: (body: ResetBody) =>
      send({ method: 'POST', path: '/auth/reset', body, answer: doneSchema }),
    confirmEmail: (token: string) =>
      send({ method: 'POST', path: '/auth/confirm-email', body: { token }, answer: confirmedEmailSchema }),
    getAccess: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/me/access', answer: accountAccessSchema, signal }),
    changeEmail: (body: ChangeEmailBody) =>
      send({ method: 'POST', path: '/me/email', body, answer: doneSchema }),
    sendConfirmation: () => send({ method: 'POST', path: '/me/email/confirmation', answer: doneSchema }),
  };
}

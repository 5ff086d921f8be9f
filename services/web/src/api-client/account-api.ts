import {
  accountSessionSchema,
  apiTokenSchema,
  createdTokenSchema,
  userSchema,
  type CreateTokenBody,
  type LoginBody,
  type PasswordBody,
  type RegisterBody,
} from '@hone/contracts';
import { z } from 'zod';
import type { SendRequest } from './send-request.js';

const whoSchema = z.object({ user: userSchema });
const sessionsSchema = z.object({ items: z.array(accountSessionSchema) });
const tokensSchema = z.object({ items: z.array(apiTokenSchema) });
/** An answer of which only the success matters. */
const doneSchema = z.unknown();

/** The calls about who one is: account, sessions, tokens, own data. */
export function createAccountApi(send: SendRequest) {
  return {
    register: (body: RegisterBody) =>
      send({ method: 'POST', path: '/auth/register', body, answer: whoSchema }),
    login: (body: LoginBody) => send({ method: 'POST', path: '/auth/login', body, answer: whoSchema }),
    logout: () => send({ method: 'POST', path: '/auth/logout', answer: doneSchema }),
    renameMe: (name: string) => send({ method: 'PATCH', path: '/me', body: { name }, answer: whoSchema }),
    changePassword: (body: PasswordBody) =>
      send({ method: 'POST', path: '/me/password', body, answer: doneSchema }),
    listSessions: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/me/sessions', answer: sessionsSchema, signal }),
    endSession: (id: string) =>
      send({ method: 'DELETE', path: `/me/sessions/${encodeURIComponent(id)}`, answer: doneSchema }),
    endOtherSessions: () => send({ method: 'POST', path: '/me/sessions/end-others', answer: doneSchema }),
    listTokens: (signal?: AbortSignal) =>
      send({ method: 'GET', path: '/tokens', answer: tokensSchema, signal }),
    /** The answer holds the secret, which is told this once. */
    createToken: (body: CreateTokenBody) =>
      send({ method: 'POST', path: '/tokens', body, answer: createdTokenSchema }),
    revokeToken: (id: string) =>
      send({ method: 'DELETE', path: `/tokens/${encodeURIComponent(id)}`, answer: doneSchema }),
    /** All that the installation knows about oneself, as it is. */
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

import { createdTokenSchema, userSchema, type TokenScope, type User } from '@hone/contracts';
import { z } from 'zod';
import type { TestClient } from './test-client.js';

const whoSchema = z.object({ user: userSchema });

/** Registration data derived from a word. */
export function credentialsOf(word: string) {
  return { email: `${word}@example.org`, password: 'plum otter drifts 9', name: `Person ${word}` };
}

/** Registers the user of the client. */
export async function register(client: TestClient, word: string): Promise<User> {
  const call = { json: credentialsOf(word) };
  return (await client.get(whoSchema, '/api/v1/auth/register', call, 201)).user;
}

/** Signs in on the client. */
export async function logIn(client: TestClient, word: string): Promise<User> {
  const { email, password } = credentialsOf(word);
  return (await client.get(whoSchema, '/api/v1/auth/login', { json: { email, password } })).user;
}

/** The signed-in user; undefined for none. */
export async function whoIs(client: TestClient): Promise<User | undefined> {
  const { user } = await client.get(z.object({ user: userSchema.nullable() }), '/api/v1/me');
  return user ?? undefined;
}

/** Creates a token for the user of the client. */
export async function createToken(client: TestClient, scopes: readonly TokenScope[], more: object = {}) {
  const json = { name: 'script', scopes, ...more };
  return client.get(createdTokenSchema, '/api/v1/tokens', { json }, 201);
}

/** The authorization header of a token. */
export function bearing(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

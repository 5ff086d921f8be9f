import { randomBytes } from 'node:crypto';
import type { RunningSite } from '../support/site/site.js';

type Headers = Readonly<Record<string, string>>;

/** Somebody who uses a site, with the headers that prove it. */
export interface Person {
  readonly headers: Headers;
  readonly id: string;
  readonly email?: string;
  readonly password?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends a request that must get the expected response; throws with the response otherwise. */
export async function call(
  url: string,
  method: string,
  path: string,
  options: { readonly headers?: Headers; readonly body?: unknown; readonly status?: number } = {},
): Promise<{ readonly json: unknown; readonly response: Response }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(options.body === undefined ? {} : JSON_TYPE), ...options.headers },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  if (response.status !== (options.status ?? 200))
    throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
  return { json: text === '' ? undefined : (JSON.parse(text) as unknown), response };
}

function cookieOf(response: Response): Headers {
  const cookie = response.headers
    .getSetCookie()
    .map((header) => header.split(';')[0])
    .join('; ');
  return { cookie };
}

const userOf = (json: unknown): string => (json as { user: { id: string } }).user.id;

/** Somebody without an account. */
export async function newGuest(url: string): Promise<Person> {
  const { json, response } = await call(url, 'POST', '/api/v1/auth/guest', { status: 201 });
  return { headers: cookieOf(response), id: userOf(json) };
}

/** A person with an account, signed in. */
export async function newAccount(url: string, name = 'Ada'): Promise<Person> {
  const email = `${name.toLowerCase()}-${randomBytes(6).toString('hex')}@example.org`;
  const password = `${randomBytes(9).toString('base64url')}-Zq`;
  const body = { email, password, name };
  const { json, response } = await call(url, 'POST', '/api/v1/auth/register', { body, status: 201 });
  return { headers: cookieOf(response), id: userOf(json), email, password };
}

/** The same person by an API token with these scopes. */
export async function byToken(url: string, person: Person, scopes: readonly string[]): Promise<Person> {
  const body = { name: `token of ${person.id}`, scopes };
  const { json } = await call(url, 'POST', '/api/v1/tokens', { headers: person.headers, body, status: 201 });
  return { ...person, headers: { authorization: `Bearer ${(json as { token: string }).token}` } };
}

/** Grants a role as the command line does. */
export async function grantRole(site: RunningSite, person: Person, role: string): Promise<void> {
  await call(site.url, 'POST', '/api/v1/internal/roles', {
    headers: { authorization: `Bearer ${site.operatorToken}` },
    body: { email: person.email, role, grant: true },
  });
}

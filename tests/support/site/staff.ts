import { randomBytes } from 'node:crypto';
import type { Role } from '@hone/contracts';
import type { LoadUser } from './load.js';
import type { RunningSite } from './site.js';

const json = { 'content-type': 'application/json' };

/** A person with an account and a role on a site. */
export async function registerStaff({ url, operatorToken }: RunningSite, role: Role): Promise<LoadUser> {
  const email = `${role}-${randomBytes(5).toString('hex')}@example.org`;
  const registered = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, name: role, password: randomBytes(12).toString('hex') }),
  });
  if (registered.status !== 201) throw new Error(`not registered: ${await registered.text()}`);
  const granted = await fetch(`${url}/api/v1/internal/roles`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify({ email, role, grant: true }),
  });
  if (!granted.ok) throw new Error(`no role: ${await granted.text()}`);
  const cookies = registered.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}

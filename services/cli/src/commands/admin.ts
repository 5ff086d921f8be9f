import { emailSchema, problemSchema, roleSchema } from '@hone/contracts';
import { z } from 'zod';
import { EXIT, UsageError, type Output } from '../output.js';
import type { ApiTarget } from './seed.js';

const changedSchema = z.object({
  user: z.object({ id: z.string(), email: z.string().optional(), roles: z.array(z.string()) }),
});

/** A role to grant to, or revoke from, the account with this address. */
export interface RoleChange {
  readonly email: string;
  readonly role: string;
  readonly grant: boolean;
}

/** `hone admin grant` and `hone admin revoke`: change a role through the running api. */
export async function changeRole(wanted: RoleChange, target: ApiTarget, output: Output): Promise<number> {
  const body = parseChange(wanted);
  if (target.serviceToken === undefined)
    throw new UsageError('AUTH_REQUIRED', [
      { path: 'HONE_SERVICE_TOKEN', message: 'is not set; use the service token of the api' },
    ]);
  const response = await fetch(new URL('/api/v1/internal/roles', target.apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${target.serviceToken}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) {
    const { user } = changedSchema.parse(answer);
    const roles = user.roles.length === 0 ? 'no roles' : user.roles.join(', ');
    output.result({ ok: true, email: body.email, roles: user.roles }, `${body.email} now has ${roles}`);
    return EXIT.ok;
  }
  const { code, detail } = problemSchema.parse(answer);
  output.result({ ok: false, email: body.email, code, title: detail }, `${body.email}: ${detail}`);
  return EXIT.findings;
}

function parseChange({ email, role, grant }: RoleChange) {
  const parsed = z.object({ email: emailSchema, role: roleSchema }).safeParse({ email, role });
  if (parsed.success) return { ...parsed.data, grant };
  const errors = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message:
      issue.path[0] === 'role'
        ? `"${role}" is not a role; choose ${roleSchema.options.join(', ')}`
        : issue.message,
  }));
  throw new UsageError('REQUEST_INVALID', errors);
}

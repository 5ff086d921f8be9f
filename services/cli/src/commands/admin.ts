import {
  claimedDomainsSchema,
  domainBodySchema,
  emailSchema,
  passwordLinkSchema,
  problemSchema,
  roleSchema,
} from '@hone/contracts';
import { workspaceMailBodySchema, workspaceMailSchema } from '@hone/contracts/hiring';
import { z } from 'zod';
import { EXIT, UsageError, type Output } from '../output.js';
import type { ApiTarget } from './api-target.js';

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
  const { ok, answer } = await callInternal('/api/v1/internal/roles', body, target);
  if (ok) {
    const { user } = changedSchema.parse(answer);
    const roles = user.roles.length === 0 ? 'no roles' : user.roles.join(', ');
    output.result({ ok: true, email: body.email, roles: user.roles }, `${body.email} now has ${roles}`);
    return EXIT.ok;
  }
  return reportProblem(body.email, answer, output);
}

/** `hone admin reset-password`: prints a link that sets a new password once, for an hour. */
export async function makePasswordLink(email: string, target: ApiTarget, output: Output): Promise<number> {
  const parsed = emailSchema.safeParse(email);
  if (!parsed.success)
    throw new UsageError('REQUEST_INVALID', [{ path: 'email', message: 'must be an e-mail address' }]);
  const { ok, answer } = await callInternal(
    '/api/v1/internal/password-links',
    { email: parsed.data },
    target,
  );
  if (ok) {
    const { url, expiresAt } = passwordLinkSchema.parse(answer);
    output.result({ ok: true, email: parsed.data, url, expiresAt }, url);
    return EXIT.ok;
  }
  return reportProblem(parsed.data, answer, output);
}

/** `hone admin claim-domain` and `hone admin release-domain`. */
export async function changeDomain(
  wanted: { readonly domain: string; readonly claim: boolean },
  target: ApiTarget,
  output: Output,
): Promise<number> {
  const parsed = domainBodySchema.safeParse(wanted);
  if (!parsed.success)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'domain', message: parsed.error.issues[0]?.message ?? 'is not a domain' },
    ]);
  const { ok, answer } = await callInternal('/api/v1/internal/domains', parsed.data, target);
  const { domain } = parsed.data;
  if (!ok) {
    const { code, detail } = problemSchema.parse(answer);
    output.result({ ok: false, domain, code, title: detail }, `${domain}: ${detail}`);
    return EXIT.findings;
  }
  const { domains } = claimedDomainsSchema.parse(answer);
  const list = domains.length === 0 ? 'none' : domains.join(', ');
  output.result({ ok: true, domain, domains }, `claimed domains: ${list}`);
  return EXIT.ok;
}

/** `hone admin approve-mail` and `hone admin withdraw-mail`: whether a workspace may send invitations by mail. */
export async function changeWorkspaceMail(
  wanted: { readonly workspace: string; readonly approve: boolean },
  target: ApiTarget,
  output: Output,
): Promise<number> {
  const parsed = workspaceMailBodySchema.safeParse(wanted);
  if (!parsed.success)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'workspace', message: parsed.error.issues[0]?.message ?? 'is not an id' },
    ]);
  const { ok, answer } = await callInternal('/api/v1/internal/workspace-mail', parsed.data, target);
  if (!ok) {
    const { code, detail } = problemSchema.parse(answer);
    output.result({ ok: false, workspace: wanted.workspace, code, title: detail }, detail);
    return EXIT.findings;
  }
  const { workspace, name, allowed } = workspaceMailSchema.parse(answer);
  const may = allowed ? 'may send invitations by e-mail' : 'may not send e-mail';
  output.result({ ok: true, workspace, name, allowed }, `${name} ${may}`);
  return EXIT.ok;
}

/** Calls a route of the api that needs the operator token. */
async function callInternal(path: string, body: object, { apiUrl, operatorToken }: ApiTarget) {
  if (operatorToken === undefined)
    throw new UsageError('AUTH_REQUIRED', [
      { path: 'HONE_OPERATOR_TOKEN', message: 'is not set; use the operator token of the api' },
    ]);
  const response = await fetch(new URL(path, apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { ok: response.ok, answer };
}

function reportProblem(email: string, answer: unknown, output: Output): number {
  const { code, detail } = problemSchema.parse(answer);
  output.result({ ok: false, email, code, title: detail }, `${email}: ${detail}`);
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

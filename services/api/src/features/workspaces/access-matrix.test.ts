import { HIRING_ROUTES, type WorkspaceRole } from '@hone/contracts/hiring';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register, whoIs } from '../../testing/account-people.js';
import {
  createWorkspace,
  invite,
  joinAs,
  publishAssessment,
  startInvited,
} from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { OPERATIONS } from '../docs/paths.js';
import { ownerOfSitting } from '../sittings/owner.js';
import { ALL_ROLES, ANALYSTS, BUILDERS, OWNERS, READERS, RECRUITERS } from './access.js';

type Row = readonly [string, keyof typeof HIRING_ROUTES, readonly WorkspaceRole[]];

/** Every route of a workspace, and the roles that may use it. */
const MATRIX: readonly Row[] = [
  ['GET', 'workspace', ALL_ROLES],
  ['PATCH', 'workspace', OWNERS],
  ['GET', 'members', ALL_ROLES],
  ['PATCH', 'member', OWNERS],
  ['DELETE', 'member', OWNERS],
  ['GET', 'memberLinks', OWNERS],
  ['POST', 'memberLinks', OWNERS],
  ['DELETE', 'memberLink', OWNERS],
  ['GET', 'domains', OWNERS],
  ['POST', 'domains', OWNERS],
  ['DELETE', 'domain', OWNERS],
  ['GET', 'audit', OWNERS],
  ['GET', 'export', OWNERS],
  ['GET', 'assessments', ALL_ROLES],
  ['POST', 'assessments', BUILDERS],
  ['GET', 'assessment', ALL_ROLES],
  ['PUT', 'assessment', BUILDERS],
  ['POST', 'publish', BUILDERS],
  ['GET', 'version', ALL_ROLES],
  ['GET', 'rubric', ALL_ROLES],
  ['PUT', 'rubric', BUILDERS],
  ['GET', 'analytics', ANALYSTS],
  ['POST', 'invite', RECRUITERS],
  ['POST', 'invitePreview', RECRUITERS],
  ['GET', 'invitations', READERS],
  ['PATCH', 'invitation', RECRUITERS],
  ['POST', 'revoke', RECRUITERS],
  ['POST', 'resend', RECRUITERS],
  ['POST', 'remind', RECRUITERS],
  ['GET', 'sittings', READERS],
  ['GET', 'compare', READERS],
  ['GET', 'report', READERS],
  ['GET', 'reportPdf', READERS],
  ['GET', 'reportSubmission', READERS],
  ['GET', 'teamPlaybacks', READERS],
  ['GET', 'teamPlayback', READERS],
  ['PUT', 'review', READERS],
  ['POST', 'decision', RECRUITERS],
  ['GET', 'talk', READERS],
  ['GET', 'similarity', READERS],
  ['GET', 'shareLinks', RECRUITERS],
  ['POST', 'shareLinks', RECRUITERS],
  ['DELETE', 'shareLink', RECRUITERS],
  ['POST', 'extraTime', RECRUITERS],
  ['POST', 'teamPause', RECRUITERS],
  ['POST', 'teamResume', RECRUITERS],
  ['POST', 'continueCode', RECRUITERS],
  ['POST', 'erase', OWNERS],
  ['GET', 'webhooks', OWNERS],
  ['POST', 'webhooks', OWNERS],
  ['PATCH', 'webhook', OWNERS],
  ['DELETE', 'webhook', OWNERS],
  ['GET', 'deliveries', OWNERS],
  ['POST', 'replay', OWNERS],
  ['POST', 'retire', BUILDERS],
];

/** Every route of a candidate. */
const CANDIDATE: readonly (readonly [string, keyof typeof HIRING_ROUTES])[] = [
  ['GET', 'sitting'],
  ['POST', 'start'],
  ['POST', 'startSection'],
  ['GET', 'item'],
  ['GET', 'draft'],
  ['PUT', 'draft'],
  ['GET', 'playback'],
  ['POST', 'pause'],
  ['POST', 'resume'],
  ['GET', 'facts'],
  ['POST', 'facts'],
  ['POST', 'comments'],
  ['POST', 'messages'],
  ['POST', 'finish'],
  ['GET', 'letter'],
  ['GET', 'walkThrough'],
  ['POST', 'walkThrough'],
  ['GET', 'exportOwn'],
];

/** Codes that keep somebody out; anything else means that the role was let in. */
const DOORS = new Set(['AUTH_REQUIRED', 'WORKSPACE_NOT_FOUND', 'WORKSPACE_FORBIDDEN', 'ROUTE_NOT_FOUND']);
const problemSchema = z.object({ code: z.string() });

let test: TestApi<MemoryDependencies>;
let owner: TestClient;
const people = new Map<string, TestClient>();
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
  owner = test.visitor();
  ids['w'] = await createWorkspace(owner, 'owner');
  people.set('owner', owner);
  for (const role of ALL_ROLES.filter((each) => each !== 'owner')) {
    const client = test.visitor();
    await joinAs(owner, ids['w'], client, { word: role, role });
    people.set(role, client);
  }
  ids['a'] = await publishAssessment(owner, ids['w']);
  const { id, token } = await invite(owner, ids['w'], ids['a'], { name: 'Grace' });
  const candidate = test.visitor();
  await startInvited(candidate, token);
  const other = test.visitor();
  ids['other'] = await createWorkspace(other, 'other');
  const admin = test.visitor();
  const { id: adminId } = await register(admin, 'admin');
  await test.world.repositories.users.grant(adminId, 'admin');
  Object.assign(ids, { s: id, i: id, v: '1', n: '0', item: 'spread', user: 'nobody', link: 'x', id: 'x' });
  people
    .set('nobody', test.visitor())
    .set('guest', await test.guest())
    .set('candidate', candidate);
  people.set('other', other).set('admin', admin);
}, 60_000);
afterAll(() => test.close());

const fill = (path: string, changes: Record<string, string> = {}) =>
  `/api/v1${path.replace(/:([a-z]+)/gi, (_, name: string) => changes[name] ?? ids[name] ?? 'x')}`;

/** The error code of an empty request, which changes nothing where a body is needed. */
async function codeFor(who: string, method: string, path: string): Promise<string | undefined> {
  const client = people.get(who);
  if (client === undefined) throw new Error(`nobody is called ${who}`);
  const json = method === 'GET' || method === 'DELETE' ? {} : { json: { wrong: 1 } };
  const { body } = await client.call(path, { method, ...json });
  return problemSchema.safeParse(body).data?.code;
}

/** For anybody who is signed in, or has the link. */
const OPEN = [
  'GET /workspaces',
  'POST /workspaces',
  'GET /joinable-workspaces',
  'POST /joinable-workspaces/:w',
  'GET /join/:token',
  'POST /join/:token',
  'GET /shared/:token',
  'GET /invitations/:token',
  'POST /invitations/:token/open',
  'POST /invitations/:token/code',
];
const HIRING = /^\/api\/v1\/(workspaces|joinable-workspaces|join|invitations|sittings|shared)(\/|$)/;

describe('the matrix', () => {
  it('has a row for every operation of the document, and none besides', () => {
    const rows = [...MATRIX, ...CANDIDATE].map(([method, route]) => `${method} ${HIRING_ROUTES[route]}`);
    const documented = OPERATIONS.filter(({ path }) => HIRING.test(path)).map(
      ({ method, path }) =>
        `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{([^}]+)\}/g, ':$1')}`,
    );
    expect([...rows, ...OPEN].sort()).toEqual(documented.sort());
  });
});

describe('a workspace', () => {
  it.each(MATRIX)('%s %s is for its roles only', async (method, route, roles) => {
    const path = fill(HIRING_ROUTES[route]);
    for (const role of ALL_ROLES) {
      const code = await codeFor(role, method, path);
      if (roles.includes(role)) expect([role, DOORS.has(code ?? '')]).toEqual([role, false]);
      else expect([role, code]).toEqual([role, 'WORKSPACE_FORBIDDEN']);
    }
    const outside = { nobody: 'AUTH_REQUIRED', candidate: 'AUTH_REQUIRED' };
    for (const [who, code] of Object.entries(outside))
      expect([who, await codeFor(who, method, path)]).toEqual([who, code]);
    for (const who of ['guest', 'other', 'admin'])
      expect([who, await codeFor(who, method, path)]).toEqual([who, 'WORKSPACE_NOT_FOUND']);
  });

  it('does not reach into another one by the id of its parts', async () => {
    const parts = MATRIX.filter(([, route]) => /:(a|i|s)\b/.test(HIRING_ROUTES[route]));
    for (const [method, route] of parts) {
      const path = fill(HIRING_ROUTES[route], { w: ids['other'] ?? '' });
      const client = people.get('other');
      const valid = { name: 'x', minutes: 5, note: 'x', outcome: 'hold', reason: 'x', after: 0 };
      const json = method === 'GET' ? {} : { json: valid };
      const answer = await client?.call(path, { method, ...json });
      // Either the part does not exist there, or the body is rejected before it is looked up.
      expect([route, [404, 415, 422].includes(answer?.status ?? 0)]).toEqual([route, true]);
      expect(JSON.stringify(answer?.body)).not.toContain('Grace');
    }
  });
});

describe('watching a workspace over the socket', () => {
  const watch = async (user: string | null, workspace = ids['w'] ?? '') => {
    const rights = await test.api.watchAccess.check(workspace, { user });
    return rights.ok ? 'watches' : rights.code;
  };

  it('is for those who may list its sittings, and denied to others in the same way', async () => {
    const path = fill(HIRING_ROUTES.sittings);
    for (const [who, client] of people) {
      const user = (await whoIs(client))?.id ?? null;
      expect([who, await watch(user)]).toEqual([who, (await codeFor(who, 'GET', path)) ?? 'watches']);
    }
    expect(await watch(ownerOfSitting(ids['s'] ?? ''))).toBe('AUTH_REQUIRED');
    expect(await watch('nobody')).toBe('AUTH_REQUIRED');
  });

  it('does not reach into another workspace, nor one that is not there', async () => {
    const user = (await whoIs(owner))?.id ?? null;
    for (const workspace of [ids['other'] ?? '', 'unknown', '', '$ne', 'w'.repeat(64)])
      expect([workspace, await watch(user, workspace)]).toEqual([workspace, 'WORKSPACE_NOT_FOUND']);
  });
});

describe('a sitting', () => {
  it.each(CANDIDATE)('%s %s is for the browser that holds it', async (method, route) => {
    const path = fill(HIRING_ROUTES[route]);
    for (const who of [...ALL_ROLES, 'nobody', 'guest', 'other', 'admin'])
      expect([who, await codeFor(who, method, path)]).toEqual([who, 'SITTING_NOT_FOUND']);
  });

  it('uses nothing of practice but its own submissions', async () => {
    const headers = { 'hone-sitting': ids['s'] ?? '' };
    const client = people.get('candidate');
    for (const path of ['challenges/price-spread', 'challenges/price-spread/editorial', 'me', 'tokens'])
      expect((await client?.call(`/api/v1/${path}`, { headers }))?.status).toBe(404);
    expect((await client?.call('/api/v1/submissions', { headers }))?.body).toMatchObject({ items: [] });
    expect((await owner.call('/api/v1/submissions', { headers }))?.status).toBe(404);
  });
});

import { DEVICE_GRANT } from '@hone/contracts';
import type { ApiOperation } from './api-document.js';
import type { Owner } from './owned-things.js';

/** Whose data an operation is about. */
type Reach =
  /** The catalogue, the document, health: the same for everybody. */
  | 'public'
  /** Only ever the caller's own data. */
  | 'self'
  /** One object of somebody, named in the address. */
  | 'object';

/** The matrix's request for one operation. */
export interface Cell {
  readonly reach: Reach;
  /** A body that would be accepted, so that a rejection is about the caller and nothing else. */
  readonly body?: (owner: Owner) => unknown;
  readonly query?: string;
  /** Roles that may reach somebody else's object, and the status they get. */
  readonly allowed?: Readonly<Record<string, number>>;
  /** Whether the request ends or changes the caller's own session. */
  readonly endsAsker?: boolean;
}

const FILES = [{ path: 'main.py', content: 'print(1)\n' }];
const submission: Cell = { reach: 'object' };
const self: Cell = { reach: 'self' };
const open: Cell = { reach: 'public' };

/** Every public operation. One that is missing here fails the matrix: each must declare its access. */
export const CELLS: Readonly<Record<string, Cell>> = {
  'GET /healthz': open,
  'GET /readyz': open,
  'GET /api/v1/challenges': open,
  'GET /api/v1/challenges/{slug}': open,
  'GET /api/v1/tracks': open,
  'GET /api/v1/me/progress': self,
  'GET /api/v1/challenges/{slug}/scores': open,
  'GET /api/v1/tracks/{slug}': open,
  'GET /api/v1/challenges/{slug}/assets/{path}': open,
  'POST /api/v1/auth/guest': self,
  'POST /api/v1/auth/register': {
    reach: 'self',
    endsAsker: true,
    body: (owner) => ({ email: owner.person.email, password: 'Vq-not-theirs-91', name: 'Mallory' }),
  },
  'POST /api/v1/auth/login': {
    reach: 'self',
    endsAsker: true,
    body: (owner) => ({ email: owner.person.email, password: 'Vq-not-theirs-91' }),
  },
  'POST /api/v1/auth/device': { reach: 'self', body: () => ({ device_name: 'Mallory' }) },
  'POST /api/v1/auth/device/token': {
    reach: 'self',
    body: () => ({ grant_type: DEVICE_GRANT, device_code: 'guessed' }),
  },
  'POST /api/v1/auth/device/find': { reach: 'self', body: () => ({ code: 'BCDF-GHJK' }) },
  'POST /api/v1/auth/device/answer': {
    reach: 'self',
    body: () => ({ code: 'BCDF-GHJK', allow: true }),
  },
  'GET /api/v1/auth/ways': self,
  'GET /api/v1/auth/oidc/start': open,
  'GET /api/v1/auth/oidc/callback': open,
  'POST /api/v1/auth/forgot': { reach: 'self', body: (owner) => ({ email: owner.person.email }) },
  'POST /api/v1/auth/reset': {
    reach: 'self',
    body: () => ({ token: 'guessed', password: 'Vq-not-theirs-91' }),
  },
  'POST /api/v1/auth/confirm-email': { reach: 'self', body: () => ({ token: 'guessed' }) },
  'POST /api/v1/me/email': {
    reach: 'self',
    body: (owner) => ({ email: 'mallory@example.org', password: owner.person.password }),
  },
  'POST /api/v1/me/email/confirmation': self,
  'GET /api/v1/me/access': self,
  'POST /api/v1/auth/logout': { reach: 'self', endsAsker: true },
  'GET /api/v1/me': self,
  'PATCH /api/v1/me': { reach: 'self', body: () => ({ name: 'Mallory' }) },
  'GET /api/v1/me/export': self,
  'POST /api/v1/me/password': {
    reach: 'self',
    endsAsker: true,
    body: (owner) => ({ current: owner.person.password, next: 'Vq-not-theirs-91' }),
  },
  'POST /api/v1/me/delete': {
    reach: 'self',
    endsAsker: true,
    body: (owner) => ({ password: owner.person.password }),
  },
  'GET /api/v1/me/sessions': self,
  'POST /api/v1/me/sessions/end-others': self,
  'DELETE /api/v1/me/sessions/{id}': { reach: 'object' },
  'GET /api/v1/admin/outbox': self,
  'GET /api/v1/admin/outbox/{id}': { reach: 'object' },
  'GET /api/v1/tokens': self,
  'POST /api/v1/tokens': { reach: 'self', body: () => ({ name: 'mine', scopes: ['read'] }) },
  'DELETE /api/v1/tokens/current': { reach: 'self', endsAsker: true },
  'DELETE /api/v1/tokens/{id}': { reach: 'object' },
  'GET /api/v1/drafts/{slug}': { reach: 'self', query: 'language=python' },
  'PUT /api/v1/drafts/{slug}': {
    reach: 'self',
    body: () => ({ language: 'python', files: FILES, revision: 1 }),
  },
  'GET /api/v1/challenges/{slug}/cases': self,
  'PUT /api/v1/challenges/{slug}/cases/{case}': {
    reach: 'self',
    body: () => ({ name: 'mine', input: '1\n' }),
  },
  'DELETE /api/v1/challenges/{slug}/cases/{case}': self,
  'GET /api/v1/challenges/{slug}/aids': self,
  'POST /api/v1/challenges/{slug}/hints/next': self,
  'POST /api/v1/challenges/{slug}/give-up': self,
  'GET /api/v1/challenges/{slug}/editorial': self,
  'GET /api/v1/challenges/{slug}/approaches': { reach: 'self', query: 'language=python' },
  'POST /api/v1/submissions': {
    reach: 'self',
    body: (owner) => ({ challenge: owner.slug, language: 'python', mode: 'run', files: FILES }),
  },
  'GET /api/v1/submissions': self,
  'GET /api/v1/submissions/{id}': submission,
  'GET /api/v1/submissions/{id}/events': submission,
  'GET /api/v1/submissions/{id}/files': submission,
  'GET /api/v1/submissions/{id}/share': submission,
  'POST /api/v1/submissions/{id}/share': { reach: 'object', body: () => ({}) },
  'DELETE /api/v1/submissions/{id}/share': submission,
  'GET /api/v1/shared-results/{token}': { reach: 'object' },
  'GET /api/v1/shared-results/{token}/card.png': { reach: 'object' },
  'POST /api/v1/submissions/{id}/cancel': submission,
  'POST /api/v1/submissions/{id}/checks/{check}/reveal': submission,
  'POST /api/v1/submissions/{id}/regrade': {
    reach: 'object',
    allowed: { reviewer: 202, author: 202, admin: 202 },
  },
};

/** The name of an operation in the table. */
export const nameOf = ({ method, path }: Pick<ApiOperation, 'method' | 'path'>): string =>
  `${method} ${path}`;

/** Operations in an order in which granted access comes last: it may open objects that were closed before. */
export function inOrder(operations: readonly ApiOperation[]): ApiOperation[] {
  const grants = (operation: ApiOperation) => Number(CELLS[nameOf(operation)]?.allowed !== undefined);
  return [...operations].sort((a, b) => grants(a) - grants(b));
}

/** Names of things in an address. */
export type Things = Readonly<Record<string, string>>;

/** The owner's things that an operation's address names. */
export function thingsOf(operation: ApiOperation, owner: Owner): Things {
  const byPath: readonly [string, string][] = [
    ['/tokens/', owner.token],
    ['/sessions/', owner.session],
    ['/submissions/', owner.submission],
  ];
  const id = byPath.find(([part]) => operation.path.includes(part))?.[1] ?? 'none';
  const fixed = { case: 'mine', token: 'guessed', path: 'fixtures/picture.png' };
  return { id, slug: owner.slug, check: owner.check, ...fixed };
}

/** Things of the same form that do not exist. */
export function unknownThings(things: Things): Things {
  const turned = (text: string) => [...text].reverse().join('');
  return { ...things, id: turned(things['id'] ?? ''), check: turned(things['check'] ?? '') };
}

/** The address of an operation with these things in it. */
export function addressOf(operation: ApiOperation, cell: Cell, things: Things): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_all, name: string) => {
    const value = things[name];
    if (value === undefined) throw new Error(`the matrix does not know {${name}} of ${operation.path}`);
    return encodeURIComponent(value);
  });
  return cell.query === undefined ? path : `${path}?${cell.query}`;
}

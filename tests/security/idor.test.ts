import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLive } from '../support/site/live.js';
import { sharedSite } from '../support/site/shared-site.js';
import type { RunningSite } from '../support/site/site.js';
import {
  addressOf,
  CELLS,
  inOrder,
  nameOf,
  thingsOf,
  unknownThings,
  type Cell,
  type Things,
} from './access-matrix.js';
import { readOperations, type ApiOperation } from './api-document.js';
import { createOwner, type Owner } from './owned-things.js';
import { byToken, grantRole, newAccount, newGuest, type Person } from './people.js';
import { sendRaw, type RawAnswer } from './raw-request.js';

const SLUG = 'busiest-window';
const HIDDEN_ADDRESSES = [
  '/api/v1/internal/session',
  '/api/v1/internal/roles',
  '/metrics',
  '/admin',
  '/admin/queues',
];

/** Covered by a separate matrix: `services/api/src/features/workspaces/access-matrix.test.ts`. */
const HIRING = /^\/api\/v1\/(workspaces|joinable-workspaces|join|invitations|sittings|shared)(\/|$)/;

let site: RunningSite;
let owner: Owner;
let operations: ApiOperation[];
let cells = 0;

type Actor = 'nobody' | 'guest' | 'other user' | 'token of another' | 'reviewer' | 'author' | 'admin';
const ACTORS: readonly Actor[] = [
  'nobody',
  'guest',
  'other user',
  'token of another',
  'reviewer',
  'author',
  'admin',
];
const present = new Map<Actor, Person>();

async function create(actor: Actor): Promise<Person> {
  if (actor === 'nobody') return { headers: {}, id: 'nobody' };
  if (actor === 'guest') return newGuest(site.url);
  const person = await newAccount(site.url, 'Mallory');
  if (actor === 'token of another') return byToken(site.url, person, ['read', 'submit', 'drafts']);
  if (actor !== 'other user') await grantRole(site, person, actor);
  return person;
}

async function play(actor: Actor): Promise<Person> {
  const person = present.get(actor) ?? (await create(actor));
  present.set(actor, person);
  return person;
}

beforeAll(async () => {
  site = await sharedSite();
  operations = inOrder(await readOperations(site.url)).filter(({ path }) => !HIRING.test(path));
  owner = await createOwner(site.url, SLUG);
}, 240_000);

afterAll(() => {
  process.stdout.write(`access matrix: ${cells} cells\n`);
});

async function ask(
  operation: ApiOperation,
  cell: Cell,
  person: Person,
  things: Things = thingsOf(operation, owner),
): Promise<RawAnswer> {
  const body = cell.body === undefined ? undefined : JSON.stringify(cell.body(owner));
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const target = addressOf(operation, cell, things);
  return sendRaw(site.url, {
    method: operation.method,
    target,
    headers: { ...type, ...person.headers },
    body,
  });
}

const codeOf = ({ status, text }: RawAnswer): string =>
  status < 400 ? String(status) : `${status} ${(JSON.parse(text) as { code: string }).code}`;

/** Somebody else's object must get the same response as one that does not exist, and never success. */
async function disclosureOf(
  operation: ApiOperation,
  cell: Cell,
  person: Person,
  answer: RawAnswer,
): Promise<string | undefined> {
  if (answer.status < 400) return `answers ${answer.status}`;
  const nothing = await ask(operation, cell, person, unknownThings(thingsOf(operation, owner)));
  return codeOf(nothing) === codeOf(answer)
    ? undefined
    : `answers ${codeOf(answer)}, but ${codeOf(nothing)} where there is nothing`;
}

/** The faults in an actor's access. */
async function leakOf(operation: ApiOperation, cell: Cell, actor: Actor): Promise<string | undefined> {
  const person = await play(actor);
  const answer = await ask(operation, cell, person);
  const { status, headers, text } = answer;
  const leaked = owner.secrets.filter((secret) => `${text}${JSON.stringify(headers)}`.includes(secret));
  if (leaked.length > 0) return `tells ${leaked.join(', ')}`;
  if (status >= 500) return `answers ${status}`;
  if (cell.reach === 'public' && status >= 400 && status !== 404) return `answers ${status}`;
  if (cell.reach !== 'object') return undefined;
  const granted = cell.allowed?.[actor];
  if (granted !== undefined) return status === granted ? undefined : `answers ${status}, not ${granted}`;
  return disclosureOf(operation, cell, person, answer);
}

describe('access to what belongs to somebody else', () => {
  it('has a row in the matrix for every operation of the document, and none besides', () => {
    expect(operations.map(nameOf).sort()).toEqual(Object.keys(CELLS).sort());
  });

  it('is the same for everybody but the owner: nothing is told, nothing is changed', async () => {
    const before = await owner.snapshot();
    const leaks: string[] = [];
    for (const operation of operations) {
      const cell = CELLS[nameOf(operation)];
      if (cell === undefined || cell.allowed !== undefined) continue;
      for (const actor of ACTORS) {
        const leak = await leakOf(operation, cell, actor);
        if (leak !== undefined) leaks.push(`${nameOf(operation)} as ${actor} ${leak}`);
        if (cell.endsAsker === true) present.delete(actor);
        cells += 1;
      }
    }
    expect(leaks).toEqual([]);
    expect(await owner.snapshot()).toBe(before);
  }, 300_000);

  it('is refused by sockets too', async () => {
    for (const actor of ACTORS) {
      const client = await connectLive(site.url, { ...(await play(actor)).headers });
      const ack = await client.subscribe(owner.submission, 0);
      expect({ actor, ack }).toMatchObject({
        actor,
        ack: { ok: false, error: { code: 'SUBMISSION_NOT_FOUND' } },
      });
      expect(client.events).toEqual([]);
      client.close();
      cells += 1;
    }
  }, 60_000);

  it('ends at addresses that are not in the document', async () => {
    for (const actor of ACTORS)
      for (const target of HIDDEN_ADDRESSES)
        for (const method of ['GET', 'POST']) {
          const { headers } = await play(actor);
          const { status } = await sendRaw(site.url, { method, target, headers });
          const isBoard = actor === 'admin' && target === '/admin/queues' && method === 'GET';
          expect({ actor, method, target, closed: status >= 400 && status < 500 }).toEqual({
            actor,
            method,
            target,
            closed: !isBoard,
          });
          cells += 1;
        }
  }, 60_000);

  it('is granted to roles only where the table says so', async () => {
    for (const operation of operations) {
      const cell = CELLS[nameOf(operation)];
      if (cell?.allowed === undefined) continue;
      for (const actor of ACTORS) {
        const leak = await leakOf(operation, cell, actor);
        expect({ operation: nameOf(operation), actor, leak }).toEqual({
          operation: nameOf(operation),
          actor,
        });
        cells += 1;
      }
    }
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ERRORS, problemSchema } from '@hone/contracts';
import { EVERYTHING } from '../support/everything.js';
import { startSite, type Site } from '../support/site/site.js';
import { postSubmission } from '../support/site/submit.js';
import { parserOf, readOperations, type ApiOperation } from './api-document.js';
import { requestsTo, type FuzzRequest } from './fuzz-requests.js';
import { fuzzSeed } from '../support/fuzz-seed.js';
import { byToken, call, grantRole, newAccount, newGuest, type Person } from './people.js';
import { sendRaw, type RawAnswer } from './raw-request.js';

/** Requests per operation; more in a nightly run, and any number on request. */
const RUNS = Number(process.env['HONE_FUZZ_RUNS'] ?? (EVERYTHING ? 60 : 10));
/** Of all requests: the same each day by default. */
const SEED = fuzzSeed();
/** Responses that any operation may give to a request that is not meant for it. */
const ALWAYS = new Set([400, 401, 403, 404, 405, 413, 415, 422, 429, 431]);

const SOURCE = 'import sys\nprint(len(sys.stdin.read()))\n';
const CHALLENGE = 'busiest-window';

let site: Site;
let operations: ApiOperation[];
let people: Record<string, () => Promise<Person>>;
const known = new Map<string, Person>();
const tally = { requests: 0, byStatus: new Map<number, number>() };

beforeAll(async () => {
  site = await startSite({ challenges: [`challenges/${CHALLENGE}`], runtimes: ['python', 'javascript'] });
  operations = await readOperations(site.url);
  const { url } = site;
  const withRole = async (role: string) => {
    const person = await newAccount(url, role);
    await grantRole(site, person, role);
    return person;
  };
  people = {
    guest: () => newGuest(url),
    account: () => newAccount(url),
    token: async () => byToken(url, await newAccount(url, 'Tok'), ['read', 'submit', 'drafts']),
    admin: () => withRole('admin'),
  };
}, 240_000);

afterAll(async () => {
  const statuses = [...tally.byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(`fuzz: seed ${SEED}, ${tally.requests} requests, ${statuses.join(', ')}\n`);
  await site.stop();
}, 60_000);

/** The actor's headers; people who deleted their account or signed out were forgotten and are replaced. */
async function headersOf(actor: string): Promise<Readonly<Record<string, string>>> {
  const person = known.get(actor) ?? (await people[actor]?.());
  if (person === undefined) throw new Error(`nobody plays ${actor}`);
  known.set(actor, person);
  return person.headers;
}

/** Whether a request may have ended the session or the token of its sender. */
const endsSessions = ({ target, method }: FuzzRequest): boolean =>
  /\/(auth|me|tokens)\b/.test(target) && method !== 'GET' && method !== 'HEAD';

/** Whether a request reaches its operation: an empty name, or another method, makes it reach another. */
function isItsOwn({ method, target, operation }: FuzzRequest): boolean {
  const template = operation.path.replace(/\{[^}]+\}/g, '[^/]+');
  return method === operation.method && new RegExp(`^${template}$`).test(target.split('?')[0] ?? '');
}

/** The faults of a response. */
function complaintAbout(sent: FuzzRequest, answer: RawAnswer): string | undefined {
  const { status, headers, text } = answer;
  if (status >= 500) return 'a server error';
  if (status < 400) return isItsOwn(sent) ? promiseBroken(sent.operation, answer) : undefined;
  if (!ALWAYS.has(status) && !(String(status) in sent.operation.answers))
    return `the document does not know ${status}`;
  if (sent.method === 'HEAD' || status === 431 || text === '')
    return sent.method === 'HEAD' ? undefined : emptyAnswer(status);
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return 'not a problem document';
  const problem = problemSchema.safeParse(JSON.parse(text));
  if (!problem.success) return `the problem document is malformed: ${problem.error.message}`;
  if (!(problem.data.code in ERRORS)) return `the code ${problem.data.code} is not in the catalogue`;
  if (problem.data.requestId !== headers['x-request-id']) return 'the request id differs from the header';
  return undefined;
}

/** A request that Node itself rejects before any handler gets a response without a body. */
const emptyAnswer = (status: number): string | undefined =>
  status === 400 || status === 431 ? undefined : 'an error without a body';

function promiseBroken(operation: ApiOperation, { status, headers, text }: RawAnswer): string | undefined {
  if (status === 304) return undefined;
  const answer = operation.answers[String(status)];
  if (answer === undefined) return `the document does not know ${status}`;
  if (answer === null || headers['content-type']?.includes('json') !== true) return undefined;
  const parsed = parserOf(answer).safeParse(JSON.parse(text));
  return parsed.success ? undefined : `the answer is not what the document says: ${parsed.error.message}`;
}

async function attempt(sent: FuzzRequest): Promise<void> {
  const identity = sent.actor === null ? {} : await headersOf(sent.actor);
  const answer = await sendRaw(site.url, { ...sent, headers: { ...sent.headers, ...identity } }).catch(
    (cause: unknown) => {
      throw new Error(`no answer to ${describeRequest(sent)}`, { cause });
    },
  );
  tally.requests += 1;
  tally.byStatus.set(answer.status, (tally.byStatus.get(answer.status) ?? 0) + 1);
  if (sent.actor !== null && answer.status < 400 && endsSessions(sent)) known.delete(sent.actor);
  const complaint = complaintAbout(sent, answer);
  if (complaint === undefined) return;
  throw new Error(`${complaint}\n${describeRequest(sent)}\n→ ${answer.status} ${answer.text.slice(0, 500)}`);
}

function describeRequest({ method, target, headers, body, actor }: FuzzRequest): string {
  const who = actor ?? 'nobody';
  return `${method} ${target} as ${who} ${JSON.stringify(headers)}\n${String(body ?? '').slice(0, 2_000)}`;
}
async function submissionOf(person: Person): Promise<string> {
  const order = {
    challenge: CHALLENGE,
    language: 'python',
    mode: 'submit',
    files: [{ path: 'main.py', content: SOURCE }],
  } as const;
  return postSubmission(site.url, order, { ...person.headers });
}

describe('the whole API, as its own document describes it', () => {
  it('answers every generated request as promised, and never with a server error', async () => {
    const owner = await newGuest(site.url);
    const id = await submissionOf(owner);
    known.set('guest', owner);
    const hints = {
      id: [id, 'unknown'],
      slug: [CHALLENGE, 'unknown'],
      challenge: [CHALLENGE],
      language: ['python', 'javascript', 'cobol'],
      path: ['main.py', 'statement.md', '../main.py'],
      check: ['secret', 'unknown'],
      mode: ['run', 'submit'],
    };
    for (const operation of operations) {
      const requests = requestsTo(operation, hints, Object.keys(people));
      await fc.assert(fc.asyncProperty(requests, attempt), { numRuns: RUNS, seed: SEED, endOnFailure: true });
    }
    expect(tally.requests).toBeGreaterThanOrEqual(operations.length * RUNS);
    await call(site.url, 'GET', '/readyz');
  }, 600_000);
});

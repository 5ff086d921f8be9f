import { randomBytes } from 'node:crypto';
import { followEvents, postSubmission } from '../support/site/submit.js';
import { byToken, call, newAccount, type Person } from './people.js';

/** A learner with one of everything, and texts that nobody else may ever see. */
export interface Owner {
  readonly person: Person;
  readonly slug: string;
  /** A graded submission with a failed generated check, and one check of it that may be revealed. */
  readonly submission: string;
  readonly check: string;
  readonly token: string;
  readonly session: string;
  /** Unique texts in the owner's files, draft, name, address, token and input. */
  readonly secrets: readonly string[];
  /** Everything that the owner can read, as one text: it must be the same before and after. */
  snapshot(): Promise<string>;
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly current?: boolean }[];
}

const marker = () => `owned${randomBytes(8).toString('hex')}`;

async function gradedSubmission(url: string, owner: Person, slug: string, secret: string): Promise<string> {
  const content = `# ${secret}\nprint("${secret}")\n`;
  const order = {
    challenge: slug,
    language: 'python',
    mode: 'submit',
    files: [{ path: 'main.py', content }],
  } as const;
  const id = await postSubmission(url, order, { ...owner.headers });
  await followEvents(url, id, { ...owner.headers });
  return id;
}

/** Creates the owner and all of their data. */
export async function createOwner(url: string, slug: string): Promise<Owner> {
  const [source, draft, name, tokenName] = [marker(), marker(), marker(), marker()];
  const person = await newAccount(url, name);
  const { headers } = person;
  const submission = await gradedSubmission(url, person, slug, source);
  const body = { language: 'python', files: [{ path: 'main.py', content: `# ${draft}` }], revision: 0 };
  await call(url, 'PUT', `/api/v1/drafts/${slug}`, { headers, body });
  await call(url, 'POST', `/api/v1/challenges/${slug}/hints/next`, { headers });
  await byToken(url, person, ['read']);
  const created = await call(url, 'POST', '/api/v1/tokens', {
    headers,
    body: { name: tokenName, scopes: ['read', 'submit'] },
    status: 201,
  });
  const { id: token, token: tokenSecret } = created.json as { id: string; token: string };
  const sessions = (await call(url, 'GET', '/api/v1/me/sessions', { headers })).json as Listed;
  const shown = (await call(url, 'GET', `/api/v1/submissions/${submission}`, { headers })).json as {
    revealable?: readonly string[];
    checks: readonly { id: string }[];
  };
  const read = async (path: string) => (await call(url, 'GET', path, { headers })).json;
  return {
    person,
    slug,
    submission,
    check: shown.revealable?.[0] ?? shown.checks[0]?.id ?? 'none',
    token,
    session: sessions.items[0]?.id ?? 'none',
    secrets: [source, draft, name, tokenName, tokenSecret, person.email ?? '', person.id],
    snapshot: async () =>
      JSON.stringify([
        await read('/api/v1/me'),
        await read(`/api/v1/submissions/${submission}`),
        await read(`/api/v1/submissions/${submission}/events`),
        await read(`/api/v1/submissions/${submission}/files`),
        await read('/api/v1/submissions'),
        await read(`/api/v1/drafts/${slug}?language=python`),
        await read(`/api/v1/challenges/${slug}/aids`),
        ((await read('/api/v1/tokens')) as Listed).items.map(({ id }) => id),
        ((await read('/api/v1/me/sessions')) as Listed).items.map(({ id }) => id),
      ]),
  };
}

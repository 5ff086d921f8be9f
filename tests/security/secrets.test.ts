import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { firstOf } from '../support/everything.js';
import { HONE_FOLDER } from '../support/servers/infrastructure.js';
import { sandboxImages, testEngine } from '../support/sandbox/sandbox.js';
import { startSite, type Site } from '../support/site/site.js';
import { followEvents, postSubmission } from '../support/site/submit.js';
import { byToken, call, newAccount, type Person } from './people.js';
import { findIn } from './search-bytes.js';
import { commandLineOf, dumpMongo, dumpRedis } from './site-contents.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SLOW = 'import sys, time\nsys.stdin.read()\ntime.sleep(0.3)\nprint("learner-code-marker")\n';

let site: Site;
let person: Person;
/** Credentials: only their owner may have them. */
let proofs: string[];
let boxes: string;

const signedId = (cookie: string): string => decodeURIComponent(cookie.split('=')[1] ?? '').slice(2);

/** The engine's data about the boxes while a submission is graded. */
async function inspectBoxes(): Promise<string> {
  const engine = testEngine();
  const mine = await eventually(
    () => engine.listContainers({ all: true, filters: { label: ['hone.session'] } }),
    (list) => list.length > 0,
    60_000,
  );
  const details = await Promise.all(
    mine.map(({ Id: id }) =>
      engine
        .getContainer(id)
        .inspect()
        .then(JSON.stringify, () => ''),
    ),
  );
  return details.join('\n');
}

beforeAll(async () => {
  site = await startSite({ challenges: ['challenges/busiest-window'], env: { HONE_LOG_LEVEL: 'trace' } });
  person = await newAccount(site.url);
  const token = await byToken(site.url, person, ['read', 'submit']);
  const bearer = (token.headers['authorization'] ?? '').slice('Bearer '.length);
  const cookie = person.headers['cookie'] ?? '';
  proofs = [person.password ?? '', bearer, cookie, signedId(cookie), signedId(cookie).split('.')[0] ?? ''];
  const files = [{ path: 'main.py', content: SLOW }];
  const order = { challenge: 'busiest-window', language: 'python', mode: 'submit', files } as const;
  const id = await postSubmission(site.url, order, { ...token.headers });
  boxes = await inspectBoxes();
  await followEvents(site.url, id, { ...person.headers });
  await call(site.url, 'POST', '/api/v1/auth/login', {
    body: { email: person.email, password: `${person.password ?? ''}-wrong` },
    status: 401,
  });
}, 300_000);
afterAll(() => site.stop(), 60_000);

/** The secrets in a text, by their first characters only: a report must not leak them. */
const leakedIn = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 4)}…`);

describe('secrets', () => {
  it('has secrets to look for', () => {
    for (const secret of [...site.secrets, ...proofs]) expect(secret.length).toBeGreaterThanOrEqual(8);
    expect(site.secrets.length).toBeGreaterThanOrEqual(4);
  });

  it('stand in no log line, however much is logged; nor does what a learner wrote, or an address', () => {
    const logs = site.logs();
    expect(logs.length).toBeGreaterThan(1_000);
    expect(leakedIn(logs, [...site.secrets, ...proofs, person.email ?? '', 'learner-code-marker'])).toEqual(
      [],
    );
  });

  it('stand in no job, event or other key of Redis', async () => {
    const text = await dumpRedis(site.redisUrl);
    expect(text).toContain('hone');
    expect(leakedIn(text, [...site.secrets, ...proofs])).toEqual([]);
  });

  it('stand in no document of the database', async () => {
    const documents = await dumpMongo(site.mongoUrl);
    expect(Object.keys(documents)).toEqual(expect.arrayContaining(['users', 'sessions', 'submissions']));
    for (const [collection, text] of Object.entries(documents))
      expect({ collection, leaked: leakedIn(text, [...site.secrets, ...proofs]) }).toEqual({
        collection,
        leaked: [],
      });
  });

  it('stand in no environment, label, mount or command line of a box', () => {
    expect(boxes).toContain('hone.session');
    expect(leakedIn(boxes, [...site.secrets, ...proofs])).toEqual([]);
    expect(boxes).not.toMatch(/HONE_SERVICE_TOKEN|REDIS_URL|MONGODB_URL|HONE_COOKIE_SECRET/);
  });

  it('stand in no command line of our processes', () => {
    const pids = site.pids();
    expect(pids.length).toBeGreaterThanOrEqual(2);
    for (const pid of pids) expect(leakedIn(commandLineOf(pid), site.secrets)).toEqual([]);
  });

  it('stand in no image: neither in its layers nor in its history or settings', async () => {
    const noted = JSON.parse(readFileSync(`${HONE_FOLDER}/secrets.json`, 'utf8')) as Record<string, unknown>;
    const needles = [...Object.values(noted).filter((value) => typeof value === 'string'), ...site.secrets];
    const engine = testEngine();
    for (const [runtime, image] of firstOf(Object.entries(sandboxImages()), 1)) {
      const saved = await engine.getImage(image).get();
      const { bytes, found } = await findIn(Readable.from(saved) as AsyncIterable<Uint8Array>, needles);
      expect({ runtime, bytes: bytes > 1_000_000, found: found.length }).toEqual({
        runtime,
        bytes: true,
        found: 0,
      });
    }
  }, 240_000);

  it('stand in no file of the repository', () => {
    const noted = JSON.parse(readFileSync(`${HONE_FOLDER}/secrets.json`, 'utf8')) as Record<string, unknown>;
    const values = Object.values(noted).filter((value): value is string => typeof value === 'string');
    expect(values.length).toBeGreaterThanOrEqual(5);
    const patterns = values.flatMap((value) => ['-e', value]);
    const { status, stdout } = spawnSync('git', ['grep', '-lF', ...patterns, '--', '.'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    // 1 is git's exit status for "nothing found"; any other one is an error that proves nothing.
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});

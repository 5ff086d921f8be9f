import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bearing,
  createToken,
  credentialsOf,
  register,
} from '../../services/api/src/testing/account-people.js';
import { SUBMISSION } from '../../services/api/src/testing/test-api.js';
import { TestClient, type Call } from '../../services/api/src/testing/test-client.js';
import { eventually } from '../support/eventually.js';
import { openBrowser } from '../support/browser/browser.js';
import { OPERATOR_TOKEN, startRealApi, type RealApi } from '../support/api/real-api.js';

const BOARD = '/admin/queues';
const CODE = 'nobody_else_writes_this = 1\n';
const INPUT = 'nobody else types this';

let real: RealApi;
let admin: TestClient;
let submission: string;
beforeAll(async () => {
  real = await startRealApi();
  admin = new TestClient(real.api.url);
  await register(admin, 'admin');
  await new TestClient(real.api.url).call('/api/v1/internal/roles', {
    json: { email: credentialsOf('admin').email, role: 'admin', grant: true },
    headers: bearing(OPERATOR_TOKEN),
  });
  const guest = await real.guest();
  const sent = { ...SUBMISSION, mode: 'run', input: INPUT, files: [{ path: 'main.py', content: CODE }] };
  submission = ((await guest.call('/api/v1/submissions', { json: sent })).body as { id: string }).id;
}, 60_000);
afterAll(() => real.close());

const status = async (client: TestClient, path = BOARD, call: Call = {}) =>
  (await client.call(path, call)).status;

interface Board {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly jobs: readonly { readonly id: string; readonly data: unknown }[];
  }[];
}

const lane = async (name: string) =>
  (await admin.call(`${BOARD}/api/queues?activeQueue=${name}&status=latest`)).body as Board;

describe('the board of queues', () => {
  it('does not exist for guests, strangers, people with other roles, and tokens', async () => {
    const reviewer = new TestClient(real.api.url);
    await register(reviewer, 'reviewer');
    const role = { email: credentialsOf('reviewer').email, role: 'reviewer', grant: true };
    await new TestClient(real.api.url).call('/api/v1/internal/roles', {
      json: role,
      headers: bearing(OPERATOR_TOKEN),
    });
    const guest = await real.guest();
    const stranger = new TestClient(real.api.url);
    const { token } = await createToken(admin, ['admin']);
    for (const path of [BOARD, `${BOARD}/`, `${BOARD}/api/queues`, `${BOARD}/static/js/main.js`]) {
      const known = await Promise.all([guest, stranger, reviewer].map((client) => status(client, path)));
      expect([path, known]).toEqual([path, [404, 404, 404]]);
      expect(await status(stranger, path, { headers: bearing(token) })).toBe(404);
      expect(await status(stranger, path, { headers: bearing('hone_made_up') })).toBe(404);
    }
    const nowhere = await stranger.call('/admin/nowhere');
    const board = await stranger.call(BOARD);
    const shape = ({ body }: { body: unknown }) => ({ ...(body as object), requestId: '' });
    expect(shape(board)).toEqual(shape(nowhere));
  });

  it('shows an admin all five queues, read only', async () => {
    expect(await status(admin)).toBe(200);
    const { queues } = await lane('grading-run');
    expect(queues.map(({ name }) => name).sort()).toEqual([
      'grading-measure',
      'grading-regrade',
      'grading-results',
      'grading-run',
      'grading-submit',
    ]);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  });

  it('names the submission of a job, and shows nothing that a learner wrote', async () => {
    const { queues } = await eventually(
      () => lane('grading-run'),
      (board) => board.queues.some(({ jobs }) => jobs.length > 0),
    );
    const text = JSON.stringify(queues);
    expect(text).toContain(submission);
    const id = encodeURIComponent(`${submission}:1`);
    const job = JSON.stringify((await admin.call(`${BOARD}/api/queues/grading-run/${id}`)).body);
    expect(job).toContain('1 files, not shown');
    for (const shown of [text, job]) {
      expect(shown).not.toContain('nobody_else_writes_this');
      expect(shown).not.toContain(INPUT);
      expect(shown).not.toMatch(/"seed"/);
    }
  });

  it('lets nobody change a queue', async () => {
    const id = encodeURIComponent(`${submission}:1`);
    const acts: [string, string][] = [
      ['PUT', `grading-run/${id}/retry/failed`],
      ['PUT', `grading-run/${id}/clean`],
      ['PATCH', `grading-run/${id}/update-data`],
      ['PUT', 'grading-run/pause'],
      ['PUT', 'grading-run/empty'],
      ['PUT', 'grading-run/obliterate'],
      ['POST', 'grading-run/add'],
      ['PUT', 'pause'],
      ['DELETE', `grading-run/${id}`],
    ];
    for (const [method, act] of acts) {
      expect([act, await status(admin, `${BOARD}/api/queues/${act}`, { method })]).toEqual([act, 405]);
    }
    const { queues } = await lane('grading-run');
    expect(JSON.stringify(queues)).toContain(submission);
  });

  it('works in a browser under a policy that lets nothing in from elsewhere', async () => {
    const policy = (await admin.open(BOARD)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    const browser = await openBrowser();
    const context = await browser.newContext();
    const [name = '', value = ''] = (admin.cookie ?? '').split('=', 2);
    await context.addCookies([{ name, value, url: real.api.url }]);
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('requestfinished', (asked) => {
      if (!asked.url().startsWith(real.api.url)) elsewhere.push(asked.url());
    });
    await page.goto(`${real.api.url}${BOARD}`);
    await page.getByText('grading-submit').first().waitFor();
    expect(elsewhere).toEqual([]);
    await browser.close();
  }, 60_000);
});

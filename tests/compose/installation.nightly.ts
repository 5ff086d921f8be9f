import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxesOfContainer } from '../support/sandbox/boxes-of-container.js';
import { prepareInstallation, SECRETS, type Installation } from '../support/site/compose.js';
import { eventually } from '../support/eventually.js';
import { connectLive } from '../support/site/live.js';
import { followEvents, getSubmission, postSubmission, type SubmitOrder } from '../support/site/submit.js';

const solution = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../challenges/${path}`, import.meta.url)), 'utf8');
const python = (challenge: string, content: string): SubmitOrder => ({
  challenge,
  language: 'python',
  mode: 'submit',
  files: [{ path: 'main.py', content }],
});
const accepted: SubmitOrder = {
  challenge: 'quiet-customers',
  language: 'sql',
  mode: 'submit',
  files: [{ path: 'query.sql', content: solution('quiet-customers/solutions/accepted/reference/query.sql') }],
};
/** Reserves a core, and takes a while. */
const measured = python(
  'busiest-window',
  solution('busiest-window/solutions/accepted/two-pointers-python/main.py'),
);
/** Right on no input and slow on all: grading continues while its worker is disturbed. */
const slow = python('fraud-rings', 'import time\n\ntime.sleep(0.4)\nprint("none")\n');

let site: Installation;
let seedOutput: string;
beforeAll(async () => {
  site = await prepareInstallation({ HONE_RATE_LIMIT_FACTOR: '100' });
  await site.must('up', '--detach', '--scale', 'worker=2');
  seedOutput = await site.must('run', '--rm', 'hone', 'seed');
  await site.healthy();
}, 480_000);
afterAll(() => site.remove(), 120_000);

const firstOf = async (service: string): Promise<string> => {
  const [container] = await site.containers(service);
  if (container === undefined) throw new Error(`no container of ${service}`);
  return container.Id;
};
const inspectAll = async () =>
  Promise.all((await site.containers()).map(({ Id }) => site.docker.getContainer(Id).inspect()));
const serviceOf = ({ Config }: { Config: { Labels: Record<string, string> } }) =>
  Config.Labels['com.docker.compose.service'] ?? '';

describe('an installation by compose', () => {
  it('seeds the catalogue by a one-off command', async () => {
    expect(seedOutput).toMatch(/added +busiest-window version 1/);
    const response = await fetch(`${site.url}/api/v1/challenges`);
    const { items } = (await response.json()) as { items: { slug: string; languages: string[] }[] };
    expect(items.find(({ slug }) => slug === 'busiest-window')?.languages).toContain('python');
  });

  it('shows pages with the policy of the api, and static files with the same headers', async () => {
    const [page, health, file] = await Promise.all(
      ['/challenges/busiest-window', '/healthz', '/favicon.svg'].map((path) => fetch(site.url + path)),
    );
    const policies = (response: Response | undefined) =>
      [...(response?.headers ?? [])].filter(([name]) =>
        /policy|^x-(?!request-id)|referrer|agent-cluster/.test(name),
      );
    expect(page?.headers.get('content-type')).toMatch(/^text\/html/);
    const assets = [...((await page?.text()) ?? '').matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)];
    expect(assets.length).toBeGreaterThan(0);
    expect(policies(page)).toEqual(policies(health));
    expect(policies(file)).toEqual(policies(health));
    expect(Object.fromEntries(policies(file))['content-security-policy']).toMatch(
      /^default-src 'self';script-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none'/,
    );
    const { output } = await site.run(await firstOf('web'), ['ls', '/pages/assets']);
    const worker = /gofmt-worker-[\w-]+\.js/.exec(output)?.[0] ?? 'none';
    const own = Object.fromEntries(policies(await fetch(`${site.url}/assets/${worker}`)));
    expect(own['content-security-policy']).toMatch(/;script-src 'self' 'wasm-unsafe-eval';/);
    const [asset] = await Promise.all(assets.map(([, path]) => fetch(`${site.url}${path}`)));
    expect(asset?.status).toBe(200);
    expect(asset?.headers.get('cache-control')).toMatch(/immutable/);
  });

  it('answers 404 where the api does, and hides the routes for workers', async () => {
    const status = async (path: string, headers = {}) => (await fetch(site.url + path, { headers })).status;
    expect(await status('/no-such-page', { accept: 'text/html' })).toBe(404);
    expect(await status('/api/v1/no-such-route')).toBe(404);
    const authorization = `Bearer ${site.settings['HONE_SERVICE_TOKEN']}`;
    for (const path of ['internal/packages/0', 'Internal/packages/0', '/internal/packages', '%69nternal/x']) {
      const response = await fetch(`${site.url}/api/v1/${path}`, { headers: { authorization } });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        expect.stringMatching(/problem\+json/),
      ]);
    }
    const large = await fetch(`${site.url}/api/v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(3 * 1024 ** 2) }),
    });
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([
      413,
      'REQUEST_TOO_LARGE',
    ]);
  });

  it('trusts no client that claims to be a proxy in front', async () => {
    const claims = {
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
    };
    const response = await fetch(`${site.url}/api/v1/auth/guest`, {
      method: 'POST',
      headers: { ...claims, origin: site.url },
    });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie().join()).not.toMatch(/secure/i);
    const foreign = { ...claims, origin: 'https://evil.example' };
    const denied = await fetch(`${site.url}/api/v1/auth/guest`, { method: 'POST', headers: foreign });
    expect(denied.status).toBe(403);
  });

  it('grades an accepted answer with full marks, reported live through the same port', async () => {
    const live = await connectLive(site.url);
    const id = await postSubmission(site.url, accepted);
    expect(await live.subscribe(id, 0)).toMatchObject({ ok: true });
    const streamed = followEvents(site.url, id);
    await live.next('grading.finished');
    expect(await getSubmission(site.url, id)).toMatchObject({
      status: 'graded',
      verdict: 'accepted',
      score: { percent: 100 },
    });
    expect(await streamed).toEqual(live.events);
    expect(live.events.map(({ seq }) => seq)).toEqual(live.events.map((_, index) => index + 1));
    live.close();
  }, 120_000);

  it('grades again what a killed worker was grading, and leaves none of its boxes', async () => {
    const workers = await site.containers('worker');
    expect(workers).toHaveLength(2);
    const live = await connectLive(site.url);
    const id = await postSubmission(site.url, slow);
    await live.subscribe(id, 0);
    await live.next('grading.check');
    const busy = ['healthy', '9464', '/metrics', 'hone_worker_busy{service="worker"} 1'];
    const codes = await Promise.all(workers.map(async ({ Id }) => (await site.run(Id, busy)).code));
    const doomed = workers[codes.indexOf(0)];
    expect(codes.filter((code) => code === 0)).toHaveLength(1);
    const boxes = boxesOfContainer(site.docker, doomed?.Id ?? '');
    await boxes.running();
    await site.docker.getContainer(doomed?.Id ?? '').kill();
    const events = await followEvents(site.url, id);
    const started = events.filter((event) => event.type === 'grading.started');
    expect(started.map((event) => event.data.attempt)).toEqual([1, 2]);
    expect(events.filter((event) => event.type === 'grading.finished')).toHaveLength(1);
    expect(await getSubmission(site.url, id)).toMatchObject({ status: 'graded', attempts: 2 });
    await boxes.gone();
    live.close();
    await site.must('up', '--detach', '--scale', 'worker=2');
  }, 420_000);

  it('lets one worker at a time measure on a core', async () => {
    const ids = await Promise.all([measured, measured].map((one) => postSubmission(site.url, one)));
    const workers = await site.containers('worker');
    const coresSeen = async () =>
      Promise.all(
        workers.map(async ({ Id }) => {
          const { output } = await site.run(Id, ['ls', '/run/hone-cores']);
          return output.split(/\s+/).filter((name) => /^core-\d+$/.test(name));
        }),
      );
    const seen = await eventually(coresSeen, (all) => all.every((cores) => cores.length > 0), 60_000);
    expect(seen[0]).toEqual(seen[1]);
    for (const id of ids) {
      await followEvents(site.url, id);
      expect(await getSubmission(site.url, id)).toMatchObject({ verdict: 'accepted', attempts: 1 });
    }
    // Nobody kept the core: the next worker gets it, even while another measures references in idle time.
    const next = await postSubmission(site.url, measured);
    await followEvents(site.url, next);
    expect(await getSubmission(site.url, next)).toMatchObject({ verdict: 'accepted', attempts: 1 });
    // Workers calibrate one after the other, on a machine that the failure suite keeps busy.
  }, 600_000);

  it('reports an outage while the api is down, and still shows pages', async () => {
    const api = site.docker.getContainer(await firstOf('api'));
    await api.stop();
    const [page, call] = await Promise.all([fetch(`${site.url}/me`), fetch(`${site.url}/api/v1/me`)]);
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/<!doctype html>/i)]);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    expect([call.status, call.headers.get('retry-after'), await call.json()]).toEqual([
      503,
      '5',
      expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }),
    ]);
    await api.start();
    await eventually(
      async () => (await fetch(`${site.url}/healthz`)).status,
      (status) => status === 200,
      90_000,
    );
  }, 150_000);
});

describe('its containers', () => {
  it('run without rights: no capability, no new privilege, nothing to write on, no root', async () => {
    for (const container of await inspectAll()) {
      const { HostConfig, Config } = container;
      const service = serviceOf(container);
      expect([service, HostConfig.CapDrop, HostConfig.Privileged]).toEqual([service, ['ALL'], false]);
      expect([service, HostConfig.SecurityOpt]).toEqual([service, ['no-new-privileges:true']]);
      expect([service, HostConfig.ReadonlyRootfs]).toEqual([service, true]);
      expect([service, (HostConfig.Memory ?? 0) > 0, HostConfig.PidsLimit]).toEqual([service, true, 512]);
      expect([
        service,
        (HostConfig.LogConfig?.Config as Record<string, string> | undefined)?.['max-size'],
      ]).toEqual([service, '10m']);
      if (service === 'mongo') continue;
      expect([service, HostConfig.CapAdd ?? []]).toEqual([service, []]);
      const { output } = await site.run(container.Id, ['id', '-u']);
      expect([service, Number(output.trim())]).toEqual([service, expect.any(Number)]);
      expect([service, Number(output.trim()) > 0, Config.User === 'root']).toEqual([service, true, false]);
    }
  }, 30_000);

  it('reach only what they need: web alone is published, worker alone has the engine, api alone the database', async () => {
    const all = await inspectAll();
    const published = all.filter(
      ({ HostConfig }) => Object.keys((HostConfig.PortBindings ?? {}) as object).length > 0,
    );
    expect(published.map(serviceOf)).toEqual(['web']);
    expect(Object.values((published[0]?.HostConfig.PortBindings ?? {}) as object).flat()).toEqual([
      { HostIp: '127.0.0.1', HostPort: site.settings['HONE_WEB_PORT'] },
    ]);
    const withEngine = all.filter(({ Mounts }) => Mounts.some(({ Source }) => Source.endsWith('.sock')));
    expect(new Set(withEngine.map(serviceOf))).toEqual(new Set(['worker']));
    const reaches = async (service: string, target: string) => {
      const words = ['timeout', '2', 'bash', '-c', `: </dev/tcp/${target.replace(':', '/')}`];
      return (await site.run(await firstOf(service), words)).code === 0;
    };
    expect(await reaches('api', 'mongo:27017')).toBe(true);
    expect(await reaches('worker', 'redis:6379')).toBe(true);
    const closed = ['worker mongo:27017', 'realtime mongo:27017', 'web mongo:27017', 'web redis:6379'];
    for (const way of closed) {
      const [service = '', target = ''] = way.split(' ');
      expect([way, await reaches(service, target)]).toEqual([way, false]);
    }
    const settings = (service: string) =>
      all.find((one) => serviceOf(one) === service)?.Config.Env.join('\n');
    expect(settings('worker')).not.toMatch(/MONGO|COOKIE/);
    expect(settings('realtime')).not.toMatch(/MONGO|COOKIE|DOCKER/);
    expect(settings('api')).not.toMatch(/DOCKER|ROOT_PASSWORD/);
    expect(settings('web')).not.toMatch(/PASSWORD|SECRET|TOKEN|_URL/);
  }, 30_000);

  it('use Redis under names of their own, each with its rights only', async () => {
    const redis = await firstOf('redis');
    const as = async (user: string, ...words: string[]) => {
      const secret = site.settings[`HONE_REDIS_${user.toUpperCase()}_PASSWORD`] ?? 'none';
      const login = ['redis-cli', '--no-auth-warning', '--user', user, '--pass', secret];
      return (await site.run(redis, [...login, ...words])).output.trim();
    };
    expect((await site.run(redis, ['redis-cli', 'get', 'x'])).output).toMatch(/NOAUTH/);
    expect(await as('health', 'get', 'x')).toMatch(/NOPERM/);
    expect(await as('worker', 'set', 'hone:probe', '1')).toBe('OK');
    for (const user of ['api', 'worker']) {
      expect(await as(user, 'config', 'get', '*')).toMatch(/NOPERM/);
      expect(await as(user, 'flushall')).toMatch(/NOPERM/);
    }
    expect(await as('realtime', 'xrange', 'hone:live:x', '-', '+')).not.toMatch(/NOPERM/);
    expect(await as('realtime', 'xadd', 'hone:live:x', '*', 'a', 'b')).toMatch(/NOPERM/);
    expect(await as('realtime', 'get', 'hone:probe')).toMatch(/NOPERM/);
    await as('worker', 'del', 'hone:probe');
    // The gateway listens to the api on this channel, and cannot publish on it.
    expect(await as('api', 'pubsub', 'numsub', 'hone:hiring-changed')).toMatch(/\(integer\) 1$/);
    expect(await as('realtime', 'publish', 'hone:hiring-changed', '{}')).toMatch(/NOPERM/);
  }, 30_000);

  it('carry no secret in images or logs, and no source, test or history of ours', async () => {
    const values = SECRETS.map((name) => site.settings[name] ?? '');
    const holds = (text: string) => values.filter((value) => text.includes(value));
    const all = await inspectAll();
    for (const image of new Set(all.map(({ Image }) => Image))) {
      const facts = await site.docker.getImage(image).inspect();
      const history: unknown = await site.docker.getImage(image).history();
      expect(holds(JSON.stringify([facts, history]))).toEqual([]);
      expect(JSON.stringify(facts.Config.Env)).not.toMatch(/PASSWORD|SECRET|TOKEN/);
    }
    for (const { Id } of all) {
      const log = await site.docker.getContainer(Id).logs({ stdout: true, stderr: true });
      expect(holds(log.toString('latin1'))).toEqual([]);
    }
    const search = `find /app \\( -path '*/node_modules' -o -path /app/sandbox-images \\) -prune -o \\( -name '*.ts' -o -name '*.test.*' -o -name '.git*' -o -name '*.env' -o -name .hone -o -name solutions \\) -print`;
    expect((await site.run(await firstOf('api'), ['bash', '-c', search])).output).toBe('');
  }, 60_000);
});

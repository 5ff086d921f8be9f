import type { Server } from 'node:http';
import type { Check, Reveal } from '@hone/contracts';
import type { ChallengePackage, GradingSession } from '@hone/contracts/kind';
import type { BoxFile, LogEntry, Pod, PodLinkSpec, PodSpec } from '@hone/contracts/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { hardeningSchema, type HardeningDefinition } from '../../definition.js';
import { openStage, type LocalStage } from '../implementation/probes/local-stage.fixture.js';
import { createClinic, type Hole } from './clinic.fixture.js';
import { gradeHardening } from './grade.js';

const AUTHORIZATION = { Authorization: 'Bearer {{callers.ana}}' };
const FOUND = { send: 'GET /search?text=a', headers: AUTHORIZATION, expect: { status: 200 } };

/** Addresses of photos that the clinic fetches go over links of the pod. */
const DEFINITION = hardeningSchema.parse({
  task: 'hardening',
  contract: { path: 'fixtures/openapi.yaml' },
  service: {},
  callers: { ana: { bearer: '{seeded}' }, ben: { bearer: '{seeded}' } },
  canaries: { key: { env: 'KEY', file: 'private/key.txt' } },
  third: [
    { id: 'photos', port: 9100, env: 'PHOTOS', answers: [{ on: 'GET /', json: [] }] },
    { id: 'vault', port: 9200, forbidden: true },
  ],
  checks: [{ id: 'search', title: 'Search', group: 'correct', visible: true, steps: [FOUND] }],
  operations: { search: FOUND },
  probes: [{ probe: 'authorization', id: 'callers', title: 'Callers', group: 'attacks', setup: ['search'] }],
  exploits: [
    {
      id: 'others',
      title: 'Visits of others',
      group: 'attacks',
      rule: 'Visits are private.',
      weakness: 'object-authorization',
      draw: { reason: 'sentence' },
      before: [
        {
          send: 'POST /visits',
          headers: AUTHORIZATION,
          json: { reason: '{{reason}}' },
          expect: { status: 201 },
          keep: { id: 'json.id' },
        },
      ],
      variants: [
        { id: 'none', steps: [{ send: 'GET /visits/{{id}}', expect: { status: 404 } }] },
        {
          id: 'ben',
          steps: [
            {
              send: 'GET /visits/{{id}}',
              headers: { Authorization: 'Bearer {{callers.ben}}' },
              expect: { status: 404 },
            },
          ],
        },
      ],
    },
    {
      id: 'errors',
      title: 'What errors show',
      group: 'attacks',
      rule: 'Errors show no key.',
      weakness: 'secrets',
      variants: ['a', 'b'].map((id) => ({
        id,
        steps: [{ send: `GET /${id}`, headers: AUTHORIZATION, expect: { status: 404 } }],
      })),
    },
  ],
});

const CONTRACT = `
openapi: 3.1.0
paths: { /visits: { post: {} }, '/visits/{id}': { get: {} }, /search: { get: {} } }`;

const stages: LocalStage[] = [];
afterEach(() => stages.splice(0).forEach((stage) => stage.close()));

interface World {
  readonly put: Map<string, string>;
  readonly env: Record<string, string>;
  links: readonly PodLinkSpec[];
}

/** A pod whose only member is a server of this process, set up like a service in a box. */
function openPod(spec: PodSpec, world: World, serverOf: (log: LogEntry[]) => Server): Pod {
  const log: LogEntry[] = [];
  let stage: LocalStage | undefined;
  world.links = spec.links;
  const box = {
    put: (files: readonly BoxFile[]) => {
      for (const { path, content } of files) world.put.set(path, Buffer.from(content).toString());
      return Promise.resolve();
    },
    compile: () => Promise.resolve({ ok: true, output: '' }),
  };
  const member = {
    name: 'service',
    box,
    start: async ({ env }: { env?: Record<string, string> }) => {
      Object.assign(world.env, env);
      stage = await openStage(serverOf(log));
      stages.push(stage);
      return { exited: new Promise(() => undefined) };
    },
    awaitListening: () => Promise.resolve({ state: 'listening', afterMs: 1 }),
    log: () => log,
    usage: () => Promise.resolve({ cpuMs: 0, memoryBytes: 0 }),
  };
  return {
    member: () => member,
    request: (link: string, request: Parameters<Pod['request']>[1]) =>
      request.target === '/healthz'
        ? Promise.resolve({
            atMs: 0,
            tookMs: 0,
            response: { status: 200, headers: [], body: Buffer.of(), cut: false },
          })
        : (stage as LocalStage).pod.request(link, request),
  } as unknown as Pod;
}

async function grade(holes: readonly Hole[], mode: 'run' | 'submit' = 'submit') {
  const world: World = { put: new Map(), env: {}, links: [] };
  const serverOf = (log: LogEntry[]): Server => {
    const callers = JSON.parse(world.env['HONE_CALLERS'] ?? '{}') as Record<string, string>;
    return createClinic(holes, {
      owners: new Map(Object.entries(callers).map(([name, token]) => [token, name])),
      key: world.env['KEY'] ?? '',
      fetch: () => undefined,
      print: (text) => void log.push({ atMs: 0, output: 'stdout', text }),
      burn: () => undefined,
    });
  };
  const session = {
    seed: '5eed',
    mode,
    language: 'python',
    entry: 'main.py',
    definition: DEFINITION,
    files: new Map([
      ['main.py', Buffer.from('print()')],
      ['private/key.txt', Buffer.from('mine')],
    ]),
    package: {
      manifest: { limits: { memoryMiB: 64, processes: 8 } },
      files: new Map([['fixtures/openapi.yaml', Buffer.from(CONTRACT)]]),
    } as unknown as ChallengePackage,
    signal: new AbortController().signal,
    now: () => 0,
    openPod: (spec: PodSpec) => Promise.resolve(openPod(spec, world, serverOf)),
  } as unknown as GradingSession<HardeningDefinition>;
  const grading = gradeHardening(session);
  for (;;) {
    const next = await grading.next();
    if (next.done === true) return { world, ...next.value };
  }
}

const statuses = (checks: readonly Check[]): [string, string][] =>
  checks.map(({ id, status }) => [id, status]);
const textOf = (check: Check | undefined): string =>
  check?.evidence !== undefined && 'text' in check.evidence ? (check.evidence.text ?? '') : '';

describe('the grading of a hardened service', () => {
  it('attacks it after its conversations and before its probes', async () => {
    const { checks, reveals } = await grade([]);
    expect(statuses(checks).map(([id]) => id)).toEqual(['starts', 'search', 'others', 'errors', 'callers']);
    expect(statuses(checks).slice(0, 4)).toEqual([
      ['starts', 'pass'],
      ['search', 'pass'],
      ['others', 'pass'],
      ['errors', 'pass'],
    ]);
    expect(reveals?.map(({ check }: Reveal) => check)).toEqual(['callers']);
  });

  it('gives it canaries, in place of a file of the same name, and ways to third parties', async () => {
    const { world } = await grade([]);
    const key = world.env['KEY'] ?? '';
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(world.put.get('private/key.txt')).toBe(`${key}\n`);
    expect(world.put.get('main.py')).toBe('print()');
    expect(world.env['PHOTOS']).toBe('http://127.0.0.1:9100');
    expect(world.links.map(({ id, from }) => [id, from])).toEqual([
      ['front', 'probe'],
      ['photos', { member: 'service', port: 9100 }],
      ['vault', { member: 'service', port: 9200 }],
    ]);
  });

  it('hides the requests of an exploit, caps the score, and names the operations it called', async () => {
    const { checks, reveals } = await grade(['reads-all']);
    const check = checks.find(({ id }) => id === 'others');
    expect(check).toMatchObject({
      status: 'fail',
      reason: 'unsafe',
      visible: false,
      required: false,
      cap: 40,
      operations: ['POST /visits', 'GET /visits/{id}'],
      evidence: { type: 'summary' },
    });
    expect(textOf(check)).toBe(
      'A caller reached what belongs to somebody else. An answer differs from what is expected in its status. The rule: Visits are private.',
    );
    const reveal = reveals?.find((each) => each.check === 'others');
    expect(reveal?.evidence).toMatchObject({ type: 'exchange' });
    expect(checks.find(({ id }) => id === 'errors')?.status).toBe('pass');
  });

  it('never reveals an exploit without drawn values, which every submission meets', async () => {
    const { checks, reveals, world } = await grade(['shows-key']);
    const check = checks.find(({ id }) => id === 'errors');
    expect(check).toMatchObject({ status: 'fail', evidence: { type: 'summary' } });
    expect(textOf(check)).toBe(
      'An answer shows something that is secret. An answer differs from what is expected in its body. The rule: Errors show no key.',
    );
    expect(reveals?.map((each) => each.check)).not.toContain('errors');
    expect(JSON.stringify(checks)).not.toContain(world.env['KEY'] ?? 'no key');
  });

  it('runs no exploit with the samples', async () => {
    const { checks } = await grade(['reads-all'], 'run');
    expect(statuses(checks)).toEqual([
      ['starts', 'pass'],
      ['search', 'pass'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { drawVariant, readLogLine, type Judgement, type SourceFile } from '@hone/contracts';
import type { Sandbox } from '@hone/contracts/sandbox';
import { createTrustedCache, loadFiles, recordChallenge, type LoadedChallenge } from '@hone/grading';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const FOLDER = new URL('../../challenges/checkout-is-slow', import.meta.url).pathname;
const FAULT = 'expired-token';
const PAYMENTS = 'payments/main.js';
const CHECKOUT = 'checkout/main.js';
const TIMEOUT_MS = 400_000;

let sandbox: Sandbox;
let challenge: LoadedChallenge;
let variant: string;
let healthy: string;
let checkout: string;
let ids: readonly string[];

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

async function withFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<LoadedChallenge> {
  const { pack } = challenge ?? (await loadFolderOrThrow(FOLDER));
  const all = new Map(pack.files);
  for (const [path, content] of files)
    all.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const loaded = loadFiles(all);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}

/** A pool of two, and times that show a token which lasts 5 s. */
async function shortened(): Promise<LoadedChallenge> {
  const { pack } = await loadFolderOrThrow(FOLDER);
  const system = decode(pack.files.get('tests/system.yml'))
    .replace(/healthyMs: \d+, faultyMs: \d+/, 'healthyMs: 4000, faultyMs: 9000')
    .replace(/^(runMs|gradedMs): \d+/gm, '$1: 12000')
    .replace(/^restartedMs: \d+/m, 'restartedMs: 5000');
  const manifest = decode(pack.files.get('challenge.yml')).replace(
    / {2}faults:\n( {4}- .*\n)+/,
    `  faults: [${FAULT}, none]\n`,
  );
  return withFiles(
    new Map([
      ['tests/system.yml', system],
      ['challenge.yml', manifest],
    ]),
  );
}

/** A seed whose variant has the fault. */
function findVariant(): string {
  for (let seed = 0; ; seed += 1) {
    const name = seed.toString(16).padStart(8, '0');
    const own = drawVariant(challenge, name).starter.find(({ path }) => path === PAYMENTS);
    if (own !== undefined && own.content !== healthy) return name;
  }
}

useSandbox(
  async (opened) => {
    sandbox = opened;
    challenge = await shortened();
    healthy = decode(challenge.pack.files.get(`tests/shop/${PAYMENTS}`));
    checkout = decode(challenge.pack.files.get(`tests/shop/${CHECKOUT}`));
    const means = { sandbox, cache: createTrustedCache(), signal: new AbortController().signal };
    const { path, content } = await recordChallenge(challenge, FAULT, means);
    challenge = await withFiles(new Map([[path, content]]));
    variant = findVariant();
    const logs = drawVariant(challenge, variant).shown.find((file) => file.path.endsWith('logs.jsonl'));
    ids = (logs?.content.split('\n') ?? [])
      .flatMap((line) => readLogLine(line) ?? [])
      .filter(({ message, fields = '' }) => message === 'charge failed' && fields.includes('401'))
      .map(({ id }) => id);
  },
  { timeoutMs: TIMEOUT_MS },
);

const diagnosis = (component: string, kind: string): SourceFile => ({
  path: 'diagnosis.yml',
  content: `component: ${component}\nkind: ${kind}\nevidence: [${ids.slice(0, 3).join(', ')}]\n`,
});

const grade = (files: readonly SourceFile[], mode: 'run' | 'submit' = 'submit'): Promise<Judgement> =>
  gradeToEnd({
    challenge,
    order: { language: 'polyglot', files, mode, seed: 'ab'.repeat(16), variant },
    sandbox,
    cache: createTrustedCache(),
  });
const failedOf = ({ checks }: Judgement): string[] =>
  checks.filter(({ status }) => status === 'fail').map(({ id }) => id);

describe('an incident that was recorded in boxes', () => {
  it(
    'is solved by its repair and the right diagnosis',
    async () => {
      const judgement = await grade([diagnosis('payments', FAULT), { path: PAYMENTS, content: healthy }]);
      expect(judgement).toMatchObject({ verdict: 'accepted', score: { percent: 100 } });
    },
    TIMEOUT_MS,
  );

  it(
    'is not repaired by a diagnosis, and not diagnosed by a repair',
    async () => {
      const [unrepaired, misnamed] = await Promise.all([
        grade([diagnosis('payments', FAULT)]),
        grade([diagnosis('checkout', 'timeout-order'), { path: PAYMENTS, content: healthy }]),
      ]);
      expect(failedOf(unrepaired)).toEqual(['load']);
      expect(failedOf(misnamed)).toEqual(['component', 'kind']);
    },
    TIMEOUT_MS,
  );

  it(
    'names the lines of the log that a repair has deleted',
    async () => {
      const silent = healthy
        .replace(/^ *log\('info', 'charged'.*\n/m, '')
        .replace(/^ *log\('warn'.*\n/gm, '');
      const judgement = await grade([diagnosis('payments', FAULT), { path: PAYMENTS, content: silent }]);
      expect(failedOf(judgement)).toEqual(['telemetry']);
      const check = judgement.checks.find(({ id }) => id === 'telemetry');
      expect(JSON.stringify(check?.evidence)).toContain("`log('info', 'charged'");
    },
    TIMEOUT_MS,
  );

  it(
    'finds a check that a repair has deleted, with a program in the place of a service',
    async () => {
      const careless = checkout.replace(/^ {2}if \(Date\.parse\(body\.expiresAt\)[^}]*}[^}]*}\n/m, '');
      expect(careless).not.toBe(checkout);
      const judgement = await grade([
        diagnosis('payments', FAULT),
        { path: PAYMENTS, content: healthy },
        { path: CHECKOUT, content: careless },
      ]);
      expect(failedOf(judgement)).toEqual(['behavior']);
      const check = judgement.checks.find(({ id }) => id === 'behavior');
      expect(JSON.stringify(check?.evidence)).toContain('A reservation that has expired is not paid');
    },
    TIMEOUT_MS,
  );

  it(
    'shows logs, metrics and traces of a run',
    async () => {
      const judgement = await grade([diagnosis('payments', FAULT)], 'run');
      const evidence = judgement.checks.find(({ id }) => id === 'run')?.evidence;
      expect(evidence).toMatchObject({ type: 'incident' });
      if (evidence?.type !== 'incident') return;
      expect(evidence.logs.length).toBeGreaterThan(30);
      expect(evidence.spans.some(({ name }) => name === 'POST bank/charges')).toBe(true);
      expect(evidence.series.some(({ name }) => name === 'process_resident_memory_bytes')).toBe(true);
    },
    TIMEOUT_MS,
  );
});

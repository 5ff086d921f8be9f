import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgementSchema, type EventBody, type Judgement, type Reveal } from '@hone/contracts';
import { createTrustedCache, gradeSubmission, loadFolder, type LoadedChallenge } from '@hone/grading';
import { KINDS } from '@hone/kinds';
import { EVERYTHING } from '../support/everything.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** One challenge of each kind with generated data; the author gate grades all of them. */
const SLUGS = ['booking-conflicts', 'echo-node', 'first-endpoint', 'quiet-customers', 'read-the-contract'];
const WRONG_ONES = 3;
/** Shorter texts may occur anywhere by chance. */
const TELLING_CHARACTERS = 12;

/** Checks whose requests the seed decides. */
const CONFORMANCE = ['works', 'errors', 'statuses', 'answers', 'accepts', 'refuses', 'methods'].map(
  (family) => `conformance-${family}`,
);

/** Per kind, the checks on data generated from the submission's seed; a kind that is missing here has none. */
const SEEDED: Record<string, (definition: unknown) => string[]> = {
  optimization: (definition) => KINDS.optimization.definition.parse(definition).families.map(({ id }) => id),
  'api-design': (definition) => {
    const parsed = KINDS['api-design'].definition.parse(definition);
    const isDrawn = ({ draw }: { draw: object }) => Object.keys(draw).length > 0;
    if (parsed.task === 'document' || parsed.task === 'evolution')
      return [...parsed.payloads, ...parsed.consumers]
        .filter((check) => !check.visible && isDrawn(check))
        .map(({ id }) => id);
    const drawn = parsed.checks.filter((check) => !check.visible && isDrawn(check));
    const asked = parsed.conformance === undefined ? [] : CONFORMANCE.map((id) => ({ id }));
    const exploits = parsed.task === 'hardening' ? parsed.exploits : [];
    return [...drawn, ...parsed.probes, ...asked, ...exploits].map(({ id }) => id);
  },
  microservices: (definition) => {
    const parsed = KINDS.microservices.definition.parse(definition);
    return parsed.task === 'incident' ? [] : ['protocol', ...parsed.checks.map(({ id }) => id)];
  },
  sql: (definition) =>
    KINDS.sql.definition
      .parse(definition)
      .instances.filter(({ seeded }) => seeded)
      .map(({ id }) => id),
};

/** Of these, hidden data are the same for everybody, and none of them may be revealed. */
const FIXED = Object.keys(KINDS).filter((kind) => !Object.hasOwn(SEEDED, kind));

const cache = createTrustedCache();
let sandbox: SuiteSandbox;
useSandbox((opened) => {
  sandbox = opened;
});

interface Graded {
  readonly judgement: Judgement;
  readonly events: readonly EventBody[];
}

async function load(folder: string): Promise<LoadedChallenge> {
  const loaded = await loadFolder(`${ROOT}${folder}`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.challenge;
}

/** The file of an answer, by the kind or language of its challenge. */
function answerOf({ kind, pack }: LoadedChallenge): { language: string; path: string } {
  if (pack.manifest.languages.includes('openapi')) return { language: 'openapi', path: 'openapi.yaml' };
  return kind.id === 'sql' ? { language: 'sql', path: 'query.sql' } : { language: 'python', path: 'main.py' };
}

/** Main files of the wrong solutions in a language that needs no compiler. */
function wrongPrograms(challenge: LoadedChallenge): Uint8Array[] {
  const { pack } = challenge;
  const main = answerOf(challenge).path;
  // Most documents fail on visible data; those that fail on generated bodies come last.
  const paths = [...pack.files].filter(([path]) => /^solutions\/wrong\/[^/]+\/[^/]+$/.test(path));
  return paths
    .filter(([path]) => path.endsWith(`/${main}`))
    .slice(main === 'openapi.yaml' ? -WRONG_ONES : 0, main === 'openapi.yaml' ? undefined : WRONG_ONES)
    .map(([, content]) => content);
}

async function grade(challenge: LoadedChallenge, program: Uint8Array, seed: string): Promise<Graded> {
  const { language, path } = answerOf(challenge);
  const content = Buffer.from(program).toString('utf8');
  const events: EventBody[] = [];
  const { judgement, close } = await gradeSubmission({
    challenge,
    order: {
      language,
      files: [{ path, content }],
      mode: 'submit',
      seed,
    },
    sandbox,
    cache,
    signal: new AbortController().signal,
    onEvent: (event) => void events.push(event),
  });
  await close();
  return { judgement: judgementSchema.parse(judgement), events };
}

/** The data in a reveal: inputs, answers and rows, not our own words about them. */
function dataOf({ evidence }: Reveal): string[] {
  if (evidence.type === 'diff')
    return [evidence.input ?? '', evidence.expected].filter((text) => text.length >= TELLING_CHARACTERS);
  if (evidence.type === 'exchange')
    return evidence.exchanges.flatMap(({ request, curl }) => [request.target, curl]);
  if (evidence.type === 'document')
    return evidence.findings.flatMap(({ value = '' }) => (value.length >= TELLING_CHARACTERS ? [value] : []));
  if (evidence.type === 'history')
    return evidence.operations.flatMap(({ input = '' }) =>
      input.length >= TELLING_CHARACTERS ? [input] : [],
    );
  if (evidence.type !== 'rows') return [];
  return [...(evidence.rows ?? []), ...evidence.missing, ...evidence.extra].map((row) => JSON.stringify(row));
}

const revealsOf = (graded: readonly Graded[]): Reveal[] =>
  graded.flatMap(({ judgement }) => judgement.reveals ?? []);

interface Proof {
  readonly challenge: LoadedChallenge;
  readonly graded: readonly Graded[];
  /** The first that revealed data, and the same program graded with another seed. */
  readonly pair: readonly [Graded, Graded];
}

/**
 * Grades wrong programs until one reveals data, each with two seeds side by side, as a grading mostly waits; a nightly
 * run tries them all.
 */
async function prove(slug: string): Promise<Proof> {
  const challenge = await load(`challenges/${slug}`);
  const graded: Graded[] = [];
  let pair: Proof['pair'] | undefined;
  for (const program of wrongPrograms(challenge)) {
    const seeds = pair === undefined ? ['a1', 'b2'] : ['a1'];
    const [one, other] = await Promise.all(seeds.map((seed) => grade(challenge, program, seed)));
    if (one === undefined) throw new Error('nothing was graded');
    graded.push(one);
    if (other !== undefined && revealsOf([one]).flatMap(dataOf).length > 0) pair = [one, other];
    if (pair !== undefined && !EVERYTHING) break;
  }
  if (pair === undefined) throw new Error(`no wrong program of ${slug} was shown data`);
  return { challenge, graded, pair };
}

const proofs = new Map<string, Proof>();
// Grading services mostly waits, so all kinds are graded at once.
beforeAll(async () => {
  await Promise.all(SLUGS.map(async (slug) => proofs.set(slug, await prove(slug))));
}, 600_000);

describe.each(SLUGS)('what %s reveals of failed generated checks', (slug) => {
  let proof: Proof;
  beforeAll(() => {
    proof = proofs.get(slug) as Proof;
  });

  it('is about hidden checks that failed on the submission’s own data', () => {
    const { challenge, graded } = proof;
    expect(revealsOf(graded).length).toBeGreaterThan(0);
    const seeded = SEEDED[challenge.kind.id]?.(challenge.definition) ?? [];
    for (const { judgement } of graded) {
      const failed = judgement.checks.filter((check) => !check.visible && check.status === 'fail');
      const ids = (judgement.reveals ?? []).map(({ check }) => check);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        expect(failed.map((check) => check.id)).toContain(id);
        expect(seeded).toContain(id);
      }
    }
  });

  it('stands in no check and in no event', () => {
    const { graded } = proof;
    for (const { judgement, events } of graded) {
      const published = JSON.stringify([judgement.checks, events]);
      for (const datum of (judgement.reveals ?? []).flatMap(dataOf))
        expect(published).not.toContain(JSON.stringify(datum).slice(1, -1));
    }
    expect(revealsOf(graded).flatMap(dataOf).length).toBeGreaterThan(0);
  });

  it('is different data for another seed', () => {
    const [one, other] = proof.pair;
    expect(other.judgement.reveals).not.toEqual(one.judgement.reveals);
  });
});

it('is covered for every kind that generates data', async () => {
  const loaded = await Promise.all(SLUGS.map((slug) => load(`challenges/${slug}`)));
  const proved = [...new Set(loaded.map(({ kind }) => kind.id))];
  expect(proved.sort()).toEqual(Object.keys(SEEDED).sort());
});

it.each(FIXED)(
  'hands over nothing of a challenge of kind %s, which draws no data',
  async (kind) => {
    const challenge = await load(`services/cli/templates/${kind}`);
    const programs = wrongPrograms(challenge);
    expect(programs.length).toBeGreaterThan(0);
    for (const program of programs) {
      const { judgement } = await grade(challenge, program, 'a1');
      expect(judgement.verdict).toBe('rejected');
      expect(judgement.reveals ?? []).toEqual([]);
    }
  },
  120_000,
);

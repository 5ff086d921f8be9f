import type { ChallengePackage } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import { hardeningSchema } from '../../definition.js';
import { inspectHardening } from './inspect.js';

const STEP = { send: 'GET /', expect: { status: 200 } };
const VARIANTS = ['a', 'b'].map((id) => ({ id, steps: [STEP] }));
const EXPLOIT = {
  id: 'one',
  title: 'One',
  group: 'attacks',
  rule: 'A rule.',
  weakness: 'ssrf',
  variants: VARIANTS,
};

function findings(parts: object, starter: readonly string[] = []): string[] {
  const definition = hardeningSchema.parse({
    task: 'hardening',
    contract: { path: 'fixtures/openapi.yaml' },
    service: {},
    callers: { ana: { bearer: '{seeded}' } },
    checks: [{ id: 'a', title: 'A', group: 'correct', visible: true, steps: [STEP] }],
    exploits: [EXPLOIT],
    ...parts,
  });
  const paths = ['fixtures/openapi.yaml', ...starter];
  const pack = {
    files: new Map(paths.map((path) => [path, new Uint8Array()])),
    manifest: { languages: ['python', 'go'], groups: [{ id: 'correct' }, { id: 'attacks' }], limits: {} },
  } as unknown as ChallengePackage;
  return inspectHardening(pack, definition).map(({ code, message }) => `${code}: ${message}`);
}

const withVariant = (variant: object, exploit: object = {}) =>
  findings({
    exploits: [{ ...EXPLOIT, ...exploit, variants: [VARIANTS[0], { ...VARIANTS[1], ...variant }] }],
  });

describe('a hardening task', () => {
  it('passes when everything that it names exists', () => {
    const step = {
      send: 'GET /{{word}}/{{text}}',
      headers: { Authorization: '{{callers.ana}} {{canaries.key}} {{id}}' },
      expect: { status: 200 },
    };
    const length = { value: 'text', repeat: 'a', few: 1, many: 2 };
    const log = { shows: ['{{word}}'], hides: ['{{id}}'] };
    expect(
      findings({
        canaries: { key: { env: 'KEY', file: 'private/key' } },
        third: [{ id: 'vault', port: 9200, answers: [{ on: 'GET /', body: '{{canaries.key}}' }] }],
        exploits: [
          {
            ...EXPLOIT,
            draw: { word: 'word' },
            before: [{ ...STEP, keep: { id: 'json.id' } }],
            variants: [VARIANTS[0], { id: 'b', steps: [step], length, log }],
          },
        ],
      }),
    ).toEqual([]);
  });

  it.each([
    ['a group that must be full', { group: 'correct' }, 'EXPLOIT_GATES: exploit "one" counts for "correct"'],
    ['a group that there is not', { group: 'none' }, 'GROUP_UNKNOWN: check "one"'],
    ['the id of a check', { id: 'a' }, 'CHECK_DUPLICATE: "a"'],
  ])('has no exploit with %s', (_, parts, message) => {
    expect(withVariant({}, parts)).toEqual(
      expect.arrayContaining([expect.stringContaining(message) as string]),
    );
  });

  it.each([
    ['the id of another', { id: 'a' }, 'VARIANT_DUPLICATE: exploit "one": there are two variants "a"'],
    [
      'a language that there is not',
      { languages: ['python', 'go', 'cobol'] },
      'LANGUAGE_UNKNOWN: exploit "one": the challenge has no language "cobol"',
    ],
    [
      'one language only, where that leaves another with one shape',
      { languages: ['python'] },
      'VARIANTS_FEW: exploit "one": go meets fewer than 2 variants; one shape alone can be fixed without the rest',
    ],
    [
      'a length that is never sent',
      { length: { value: 'text', repeat: 'a', few: 1, many: 2 } },
      'LENGTH_UNSENT: exploit "one", variant "b": no step sends {{text}}',
    ],
    [
      'a value that nothing stands for',
      { steps: [{ ...STEP, send: 'GET /{{id}}' }] },
      'VALUE_UNKNOWN: exploit "one", variant "b", step 1: nothing stands for {{id}}',
    ],
    [
      'a line that nothing stands for',
      { log: { shows: ['{{id}}'] } },
      'VALUE_UNKNOWN: exploit "one", variant "b": nothing stands for {{id}}',
    ],
  ])('has no variant with %s', (_, variant, message) => {
    expect(withVariant(variant)).toEqual([message]);
  });

  it('has third parties at ports of their own, and canaries beside the given files', () => {
    const third = [
      { id: 'front', port: 8080 },
      { id: 'vault', port: 9200 },
      { id: 'vault', port: 9200, answers: [{ on: 'GET /', json: ['{{canaries.none}}'] }] },
    ];
    expect(findings({ third })).toEqual([
      'THIRD_DUPLICATE: third party "front": the id is taken',
      'PORT_TAKEN: third party "front": port 8080 is taken',
      'THIRD_DUPLICATE: third party "vault": the id is taken',
      'PORT_TAKEN: third party "vault": port 9200 is taken',
      'VALUE_UNKNOWN: third party "vault": nothing stands for {{canaries.none}}',
    ]);
    expect(findings({ canaries: { key: { file: 'data/key' } } }, ['starter/go/data/key'])).toEqual([
      'CANARY_OVER_FILE: canary "key" would replace data/key of starter/go',
    ]);
  });

  it('has a rule for each exploit, and two shapes', () => {
    const { rule: _, ...bare } = EXPLOIT;
    expect(() => findings({ exploits: [bare] })).toThrow(/rule/);
    expect(() => findings({ exploits: [{ ...EXPLOIT, variants: VARIANTS.slice(1) }] })).toThrow(/variants/);
  });
});

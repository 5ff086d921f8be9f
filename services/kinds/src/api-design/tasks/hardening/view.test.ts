import type { ChallengePackage } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import { apiDesign } from '../../index.js';

const STEP = { send: 'GET /open', expect: { status: 200 } };

describe('the view of a hardening task', () => {
  const definition = apiDesign.definition.parse({
    task: 'hardening',
    contract: { path: 'fixtures/openapi.yaml' },
    service: {},
    canaries: { secretKey: { env: 'SECRET_KEY', file: 'private/key.txt' } },
    third: [{ id: 'secret-vault', port: 9200, forbidden: true }],
    checks: [{ id: 'a', title: 'A', group: 'correct', visible: true, steps: [STEP] }],
    exploits: [
      {
        id: 'secret-attack',
        title: 'Secret attack',
        group: 'attacks',
        rule: 'A secret rule.',
        weakness: 'ssrf',
        variants: ['a', 'b'].map((id) => ({ id, steps: [{ ...STEP, send: 'GET /secret-path' }] })),
      },
    ],
  });
  const pack = {
    files: new Map([['fixtures/openapi.yaml', Buffer.from('openapi: 3.1.0')]]),
    manifest: { groups: [{ id: 'correct' }, { id: 'attacks' }], limits: { memoryMiB: 64, processes: 8 } },
  } as unknown as ChallengePackage;

  it('shows the contract and the visible conversations, and of exploits only how they count', () => {
    const view = apiDesign.view(pack, definition);
    expect(view.samples.map(({ id }) => id)).toEqual(['contract', 'a']);
    expect(view.groupNotes?.['attacks']).toBe(
      'Each attack that fails in all its shapes earns its share of these points. Breaking a rule holds the score at 40%.',
    );
    expect(JSON.stringify(view).toLowerCase()).not.toContain('secret');
  });

  it('is graded in the boxes of any service', () => {
    expect(apiDesign.topology(pack, definition, 'go').map(({ runtime }) => runtime)).toEqual(['go-service']);
    expect(apiDesign.runtimeFor(definition, 'go')).toBe('go-service');
  });
});

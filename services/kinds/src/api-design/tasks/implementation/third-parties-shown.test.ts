import type { ChallengePackage } from '@hone/contracts/kind';
import { describe, expect, it } from 'vitest';
import { apiDesign } from '../../index.js';

const pack = {
  files: new Map([['fixtures/openapi.yaml', Buffer.from('openapi: 3.1.0')]]),
  manifest: { groups: [{ id: 'correct' }, { id: 'limits' }], languages: ['go'], limits: {} },
} as unknown as ChallengePackage;

const ASK = { send: 'GET /rates/{{lane}}', expect: { status: 200 } };
const PROBE = {
  id: 'once',
  title: 'Once',
  group: 'limits',
  probe: 'third-once',
  operation: 'ask',
  third: 'carrier',
  mark: 'lane',
  draw: { lane: 'uuid' },
  requests: 15,
};

const define = (probe: object, answer: object = { json: { lane: '{{lane}}' } }, port = 9100) =>
  apiDesign.definition.parse({
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: {},
    third: [
      {
        id: 'carrier',
        port,
        env: 'CARRIER_URL',
        answers: [{ on: 'GET /rates/{lane}', afterMs: 20, ...answer }],
      },
    ],
    checks: [
      {
        id: 'a',
        title: 'A',
        group: 'correct',
        visible: true,
        steps: [{ send: 'GET /a', expect: { status: 200 } }],
      },
    ],
    operations: { ask: ASK },
    probes: [{ ...PROBE, ...probe }],
  });

describe('third parties of an implementation', () => {
  it('are shown with their address and their table', () => {
    const { samples } = apiDesign.view(pack, define({}));
    const shown = samples.find(({ id }) => id === 'third-carrier');
    expect(shown?.note).toContain('http://127.0.0.1:9100 (CARRIER_URL)');
    expect(shown?.files?.map(({ content }) => content)).toEqual([
      'GET /rates/{lane}\n→ 200 after 20 ms\n  {"lane":"{{lane}}"}',
    ]);
  });

  it.each([
    ['nothing that is wrong', define({}), []],
    ['a probe of another one', define({ third: 'bank' }), ['THIRD_UNKNOWN']],
    ['a mark that is not drawn', define({ mark: 'city' }), ['MARK_UNDRAWN']],
    ['a name that nothing stands for', define({}, { json: { city: '{{city}}' } }), ['VALUE_UNKNOWN']],
    ["the service's own port", define({}, {}, 8080), ['PORT_TAKEN']],
  ])('are inspected: %s', (_, definition, codes) => {
    expect(apiDesign.inspect(pack, definition).map(({ code }) => code)).toEqual(codes);
  });
});

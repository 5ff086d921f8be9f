import { describe, expect, it } from 'vitest';
import { implementationSchema } from './definition.js';
import { inspectProbes } from './inspect-probes.js';

const STEP = { send: 'GET /orders/{{id}}', expect: { status: 200 } };
const BARE = { id: 'copies', title: 'Copies', group: 'correct' };
const PROBE = { ...BARE, probe: 'caching', read: 'read' };

function findings(parts: object): string[] {
  const definition = implementationSchema.parse({
    task: 'implementation',
    contract: { path: 'fixtures/openapi.yaml' },
    service: {},
    checks: [{ id: 'a', title: 'A', group: 'correct', visible: true, steps: [STEP] }],
    ...parts,
  });
  const pack = { files: new Map([['tests/rows.sql', new Uint8Array()]]) };
  return inspectProbes(pack, definition).map(({ code, message }) => `${code}: ${message}`);
}

describe('probes of a challenge', () => {
  it('that fill a database need one, and the file that fills it', () => {
    const growth = { probe: 'growth', id: 'many', title: 'Many', group: 'correct', operations: ['list'] };
    const parts = (rows: string) => ({
      operations: { list: { send: 'GET /orders', expect: { status: 200 } } },
      probes: [{ ...growth, rows }],
    });
    expect(findings(parts('tests/rows.sql'))).toEqual(['DATABASE_MISSING: probe "many" needs a database']);
    expect(findings({ ...parts('tests/rows.sql'), database: 'postgresql' })).toEqual([]);
    expect(findings({ ...parts('tests/none.sql'), database: 'postgresql' })).toEqual([
      'ROWS_MISSING: probe "many": there is no such file',
    ]);
  });

  it('have operations, and values that something defines', () => {
    const create = {
      send: 'POST /orders',
      json: { by: '{{caller}}' },
      expect: { status: 201 },
      keep: { id: 'json.id' },
    };
    expect(
      findings({
        callers: { ana: { bearer: '{seeded}' } },
        operations: { read: STEP, create },
        probes: [{ ...PROBE, setup: ['create'] }],
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'an operation that there is not',
      { probes: [PROBE] },
      'OPERATION_UNKNOWN: probe "copies": there is no operation "read"',
    ],
    [
      'a value that nothing stands for',
      { operations: { read: STEP }, probes: [PROBE] },
      'VALUE_UNKNOWN: probe "copies": nothing stands for {{id}}',
    ],
    [
      'the token of nobody',
      { operations: { read: { ...STEP, send: 'GET /{{caller}}' } }, probes: [PROBE] },
      'VALUE_UNKNOWN: probe "copies": nothing stands for {{caller}}',
    ],
    [
      'a caller that there is not',
      { operations: { read: STEP }, probes: [{ ...PROBE, draw: { id: 'uuid' }, as: 'eve' }] },
      'CALLER_UNKNOWN: probe "copies": there is no caller "eve"',
    ],
    [
      'an operation that nobody uses',
      { operations: { read: STEP } },
      'OPERATION_UNUSED: no probe uses operation "read"',
    ],
    [
      'a pattern that is none',
      {
        operations: { read: { ...STEP, expect: { status: 200, json: { id: '$nothing' } } } },
        probes: [{ ...PROBE, draw: { id: 'uuid' } }],
      },
      'PATTERN_UNKNOWN: operation "read": $nothing is no pattern',
    ],
    [
      'a key that is not drawn',
      {
        operations: { read: { ...STEP, send: 'GET /orders' } },
        probes: [{ ...BARE, probe: 'idempotency', operation: 'read' }],
      },
      'KEY_UNDRAWN: probe "copies": its key "key" is not among draw',
    ],
    [
      'fewer callers than it takes to be another',
      {
        callers: { ana: { bearer: '{seeded}' } },
        operations: { read: { ...STEP, send: 'GET /orders' } },
        probes: [{ ...PROBE, probe: 'authorization' }],
      },
      'CALLERS_FEW: probe "copies" needs two callers, there are 1',
    ],
  ])('must not name %s', (_, parts, expected) => {
    expect(findings(parts)).toEqual([expected]);
  });

  it('cap nothing without a rule', () => {
    expect(() => findings({ operations: { read: STEP }, probes: [{ ...PROBE, cap: 40 }] })).toThrow(
      'a check without a rule never caps the score',
    );
  });
});

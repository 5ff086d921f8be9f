import { describe, expect, it } from 'vitest';
import { findingOf, type FindingParts } from './finding.fixture.js';
import { counts } from './rules.js';

const DOCUMENTED = new Map([
  ['PUT /flags/{name}', ['200', '201', '400']],
  ['GET /flags', ['200', '4XX']],
  ['GET /all', ['200', 'default']],
]);

const CASES: readonly (readonly [string, FindingParts, boolean])[] = [
  ['a documented rejection of an allowed request', { check: 'positive_data_acceptance', status: 400 }, false],
  [
    'an undocumented rejection of an allowed request',
    { check: 'positive_data_acceptance', status: 422 },
    true,
  ],
  [
    'a rejection documented as 4XX',
    { check: 'positive_data_acceptance', operation: 'GET /flags', status: 422 },
    false,
  ],
  [
    'a rejection documented as default',
    { check: 'positive_data_acceptance', operation: 'GET /all', status: 409 },
    false,
  ],
  ['a failure on what is allowed', { check: 'positive_data_acceptance', status: 500 }, true],
  ['a generic rejection that nobody documents', { check: 'status_code_conformance', status: 415 }, false],
  ['another status that is not documented', { check: 'status_code_conformance', status: 202 }, true],
  ['too many requests', { check: 'status_code_conformance', status: 429 }, false],
  [
    'the status of a method that is not offered',
    { check: 'status_code_conformance', method: 'TRACE', status: 501 },
    false,
  ],
  ['not implemented for such a method', { check: 'not_a_server_error', method: 'TRACE', status: 501 }, false],
  ['not implemented for the own method', { check: 'not_a_server_error', status: 501 }, true],
  ['a crash on such a method', { check: 'not_a_server_error', method: 'TRACE', status: 500 }, true],
  ['404 for such a method', { check: 'unsupported_method', method: 'TRACE', status: 404 }, false],
  ['OPTIONS of a framework', { check: 'unsupported_method', method: 'OPTIONS', status: 204 }, false],
  ['200 for such a method', { check: 'unsupported_method', method: 'PATCH', status: 200 }, true],
  ['405 without Allow', { check: 'allow_header_conformance', method: 'TRACE', status: 405 }, true],
  ['what is forbidden and accepted', { check: 'negative_data_rejection', status: 200 }, true],
];

describe('a finding', () => {
  it.each(CASES)('%s', (_what, parts, isCounted) => {
    expect(counts(findingOf(parts), DOCUMENTED)).toBe(isCounted);
  });
});

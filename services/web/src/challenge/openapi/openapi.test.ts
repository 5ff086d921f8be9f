import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../cpu-time.fixture.js';
import FLAGS from '../../../../../challenges/first-endpoint/fixtures/openapi.yaml?raw';
import { findOptions, listTargets } from './find-completions.js';
import { findProblems } from './find-problems.js';

const problemsOf = (text: string) =>
  findProblems(text).map(({ from, to, message }) => [text.slice(from, to), message]);
const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: 1 }\n';

describe('problems of a document', () => {
  it('are none in a valid one', () => {
    expect(findProblems(FLAGS)).toEqual([]);
    expect(findProblems('')).toEqual([]);
  });

  it('include YAML errors', () => {
    expect(problemsOf('openapi: 3.1.0\ninfo: [\n').length).toBeGreaterThan(0);
    expect(problemsOf(`${HEAD}info: {}\n`)[0]?.[1]).toContain('unique');
  });

  it.each([
    ['paths: { /a: { get: { respones: {} } } }', 'respones', 'OpenAPI doesn’t allow “respones” here.'],
    ['paths: { /a: { gett: {} } }', 'gett', 'OpenAPI doesn’t allow “gett” here.'],
    ['paths: { /a: { get: { responses: { 200: {} } } } }', '2', '“description” is missing.'],
    ['paths: { /a: { parameters: [{ name: a }] } }', '{', '“in” is missing.'],
    [
      'paths: { /a: { get: { requestBody: { $ref: "#/components/x" } } } }',
      '"#/components/x"',
      'This document has no “#/components/x”.',
    ],
  ])('are marked where they are: %s', (text, marked, message) => {
    expect(problemsOf(HEAD + text)).toEqual([[marked, message]]);
  });

  it('are none for extensions, JSON Schema keywords, and documents other than OpenAPI', () => {
    expect(findProblems(`${HEAD}x-a: 1\ncomponents: { schemas: { A: { contentEncoding: a } } }`)).toEqual([]);
    expect(findProblems('any: thing')).toEqual([]);
  });

  it('end at once in a document of self-referencing anchors', () => {
    const text = `${HEAD}components: { schemas: { A: &a { items: *a, allOf: [*a, *a] } } }`;
    expect(cpuMsOf(() => findProblems(text))).toBeLessThan(1_000);
  });
});

describe('completion', () => {
  const optionsAt = (text: string) => findOptions(text.split('\n'), () => listTargets(FLAGS.split('\n')));
  const labels = (text: string) => optionsAt(text).map(({ label }) => label);

  it.each([
    ['', 'components'],
    ['info:\n  ', 'title'],
    ['paths:\n  /a:\n    ', 'patch'],
    ['paths:\n  /a:\n    get:\n      ', 'operationId'],
    ['paths:\n  /a:\n    get:\n      parameters:\n        - ', 'in'],
    ['paths:\n  /a:\n    get:\n      parameters:\n        - name: a\n          ', 'schema'],
    ['paths:\n  /a:\n    get:\n      responses:\n        "200":\n          ', 'headers'],
    ['components:\n  schemas:\n    A:\n      properties:\n        b:\n          ', 'minLength'],
    ['components:\n  schemas:\n    A:\n      type: ', 'integer'],
    ['paths:\n  /a:\n    get:\n      parameters:\n        - in: ', 'path'],
    ['paths:\n  /a:\n    get:\n      requestBody:\n        $ref: ', '#/components/responses/Problem'],
  ])('after %j offers %s', (text, label) => {
    expect(labels(text)).toContain(label);
  });

  it.each(['info:\n  title: ', 'paths:\n  ', 'nothing:\n  known:\n    '])(
    'offers no keys after %j',
    (text) => {
      expect(labels(text)).not.toContain('openapi');
    },
  );

  it('knows the targets of references', () => {
    expect(listTargets(FLAGS.split('\n'))).toEqual([
      '#/components/schemas/Name',
      '#/components/schemas/Flag',
      '#/components/schemas/Problem',
      '#/components/responses/Flag',
      '#/components/responses/Problem',
    ]);
  });
});

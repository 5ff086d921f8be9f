import { describe, expect, it } from 'vitest';
import type { Lab, Opened, ValidationCase } from '../lab/protocol.js';
import { findingOf } from './finding.fixture.js';
import { describeFinding, examineReport, isClean, judgeReports, type ContractReader } from './judge.js';
import { readReport, type ConformanceReport, type Finding } from './report.js';

const PUT = 'PUT /flags/{name}';
const CONTRACT = {
  paths: {
    '/flags/{name}': {
      parameters: [{ $ref: '#/components/parameters/Name' }],
      put: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        requestBody: { required: true, content: { 'application/json': { schema: {} } } },
      },
    },
  },
  components: { parameters: { Name: { name: 'name', in: 'path', required: true, schema: {} } } },
};

/** A tool box that accepts only some values, and the requests it got. */
function reading(isValid: (value: unknown) => boolean) {
  const asked: ValidationCase[] = [];
  const lab = {
    validate: (_name: string, cases: readonly ValidationCase[]) => {
      asked.push(...cases);
      return Promise.resolve(
        cases.map(({ id, value }) => ({ id, outcome: isValid(value) ? 'valid' : 'invalid', errors: [] })),
      );
    },
  } as unknown as Lab;
  const contract = { ok: true, version: '3.1', document: CONTRACT, places: {} } as Opened;
  const read: ContractReader = () => Promise.resolve({ lab, name: 'c', contract });
  return { asked, read };
}

const reportOf = (findings: Finding[], rest: Partial<ConformanceReport> = {}): ConformanceReport => ({
  findings,
  errors: [],
  documented: new Map([[PUT, ['200', '400']]]),
  answered: new Map([[PUT, { 200: 3, 400: 2 }]]),
  cases: 5,
  finished: true,
  ...rest,
});
const { read } = reading(() => true);

const judged = async (first: ConformanceReport, second: ConformanceReport) =>
  judgeReports(await examineReport(first, read), await examineReport(second, read));
const isCleanBy = async (report: ConformanceReport, reader: ContractReader) =>
  isClean(await examineReport(report, reader));

const crash = findingOf({ check: 'not_a_server_error', status: 500 });

describe('two reports on a service', () => {
  it('fail it for findings that both have', async () => {
    const lost = findingOf({ check: 'response_schema_conformance', status: 200 });
    const verdict = await judged(reportOf([crash, crash, lost]), reportOf([crash]));
    expect([...verdict.failures]).toEqual([['conformance-errors', [crash]]]);
    expect(describeFinding(crash)).toMatch(/^PUT \/flags\/\{name\} answers 500: /);
  });

  it('list operations that never worked, and requests without an answer', async () => {
    const idle = { answered: new Map([[PUT, { 401: 9 }]]) };
    const silent = { errors: [{ operation: PUT, message: 'refused' }] };
    expect((await judged(reportOf([], idle), reportOf([], idle))).idle).toEqual([PUT]);
    expect((await judged(reportOf([], idle), reportOf([]))).idle).toEqual([]);
    expect((await judged(reportOf([], silent), reportOf([], silent))).unanswered).toHaveLength(1);
  });

  it('list operations that mostly answered 429, where the contract has none', async () => {
    const throttled = reportOf([], { answered: new Map([[PUT, { 200: 20, 429: 21 }]]) });
    const now = { ...throttled, answered: new Map([[PUT, { 200: 21, 429: 21 }]]) };
    const documented = { ...throttled, documented: new Map([[PUT, ['200', '429']]]) };
    expect((await judged(throttled, throttled)).throttled).toEqual([PUT]);
    expect((await judged(throttled, now)).throttled).toEqual([]);
    expect((await judged(documented, documented)).throttled).toEqual([]);
    expect(await isCleanBy(throttled, read)).toBe(false);
  });

  it('agree on a server error, whichever it is', async () => {
    const other = findingOf({ check: 'not_a_server_error', status: 503 });
    expect((await judged(reportOf([crash]), reportOf([other]))).failures.size).toBe(1);
  });

  it('need no second report where the first is clean', async () => {
    expect(
      await isCleanBy(reportOf([findingOf({ check: 'status_code_conformance', status: 415 })]), read),
    ).toBe(true);
    expect(await isCleanBy(reportOf([crash]), read)).toBe(false);
    expect(await isCleanBy(reportOf([], { finished: false }), read)).toBe(false);
  });
});

describe('a forbidden request that was accepted', () => {
  const accepted = (body: unknown, path = '/flags/dark%20mode') =>
    findingOf({ check: 'negative_data_rejection', status: 200, body, path });

  it('does not count where all of it is valid once scalars are converted', async () => {
    const { asked, read: reader } = reading(() => true);
    expect(await isCleanBy(reportOf([accepted({ enabled: 0 })]), reader)).toBe(true);
    expect(asked.map(({ schema, value, coerce }) => [schema, value, coerce])).toEqual([
      ['/components/parameters/Name/schema', 'dark mode', true],
      ['/paths/~1flags~1{name}/put/requestBody/content/application~1json/schema', { enabled: 0 }, true],
    ]);
  });

  it('counts where a part is still invalid, missing, or there twice', async () => {
    const { read: reader } = reading((value) => value !== 'dark mode');
    expect(await isCleanBy(reportOf([accepted({ enabled: 0 })]), reader)).toBe(false);
    expect(await isCleanBy(reportOf([accepted(undefined, '/flags/a')]), read)).toBe(false);
    expect(await isCleanBy(reportOf([accepted({}, '/flags/a?limit=1&limit=2')]), read)).toBe(false);
  });
});

describe('the lines that the program prints', () => {
  it('are read', () => {
    const lines = [
      { documented: PUT, statuses: ['200'] },
      { failure: crash },
      { error: { operation: PUT, message: 'gone' } },
      { operation: PUT, statuses: { '200': 1 } },
      { end: { cases: 7 } },
    ];
    const report = readReport(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(report).toMatchObject({ findings: [crash], cases: 7, finished: true });
    expect(report.documented.get(PUT)).toEqual(['200']);
    expect(report.answered.get(PUT)).toEqual({ '200': 1 });
  });

  it('are rejected where they are no report, and incomplete without an end', () => {
    expect(() => readReport('{"hello":1}\n')).toThrow();
    expect(() => readReport(JSON.stringify({ failure: { ...crash, code: 'ST999' } }))).toThrow(
      'failure code',
    );
    expect(() => readReport('{"fatal":"no contract"}\n')).toThrow('no contract');
    expect(readReport('').finished).toBe(false);
  });
});

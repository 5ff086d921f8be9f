import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../judging/cpu-time.fixture.js';
import { createSeededRandom } from '../../judging/seeded-random.js';
import { parseHttpFile } from './parse-http-file.js';
import { resolveRequest } from './resolve-request.js';
import type { NamedAnswer } from './variables.js';

const ANSWER: NamedAnswer = {
  headers: [['location', '/notes/7']],
  body: '{"items":[{"id":7,"tag":"a b"}]}',
  json: { items: [{ id: 7, tag: 'a b' }] },
};

/** The last request of a file, as it would be sent after the answer to a request named `made`. */
function resolveLast(text: string) {
  const parsed = parseHttpFile(`# @name made\nPOST /notes\n###\n${text}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const last = parsed.file.requests.at(-1);
  if (last === undefined) throw new Error('no request');
  return resolveRequest(last, 8080, {
    variables: parsed.file.variables,
    host: 'http://localhost:8080',
    random: createSeededRandom('seed'),
    answers: new Map([['made', ANSWER]]),
  });
}
const sent = (text: string) => {
  const resolved = resolveLast(text);
  if ('problem' in resolved) throw new Error(resolved.problem);
  const { method, target, headers, body } = resolved.request;
  return { method, target, headers, body: body && Buffer.from(body).toString() };
};
const problem = (text: string) => {
  const resolved = resolveLast(text);
  return 'problem' in resolved ? `${resolved.line}: ${resolved.problem}` : undefined;
};

describe('a target', () => {
  it.each([
    ['/notes?a=1#top', '/notes?a=1'],
    ['http://localhost:8080/notes', '/notes'],
    ['HTTP://LocalHost:8080', '/'],
    ['http://localhost:8080?a=1', '/?a=1'],
    ['http://127.0.0.1:8080/notes', '/notes'],
    ['{{host}}/notes', '/notes'],
    ['/ä b/\u{1F600}', '/%C3%A4%20b/%F0%9F%98%80'],
    ['{{made.response.headers.Location}}', '/notes/7'],
    ['/notes/{{made.response.body.$.items[0].id}}/{{made.response.body.items[0].tag}}', '/notes/7/a%20b'],
  ])('%s is sent as %s', (written, target) => {
    expect(sent(`GET ${written}`).target).toBe(target);
  });

  it('may be a host and a port without a scheme', () => {
    expect(sent('GET localhost:8080/notes').target).toBe('/notes');
  });

  it.each([
    ['http://example.com/x', 'not to "example.com"; write /path or http://localhost:8080/path'],
    ['http://localhost:8080@example.com/x', 'not to "localhost:8080@example.com"'],
    ['http://169.254.169.254/latest', 'not to "169.254.169.254"'],
    ['http://localhost.example.com:8080/', 'not to "localhost.example.com"'],
    ['http://localhost/x', 'your service listens on port 8080, not on 80'],
    ['http://localhost:9000/x', 'your service listens on port 8080, not on 9000'],
    ['https://localhost:8080/x', 'your service speaks plain HTTP; write http://localhost:8080'],
    ['file:///etc/passwd', 'not to "file:"'],
    [`/${'a'.repeat(9_000)}`, 'a target has up to 8000 characters'],
    ['/{{made.response.body.$.nothing}}', 'the answer to "made" has no $.nothing'],
    ['/{{made.response.headers.ETag}}', 'the answer to "made" has no header ETag'],
  ])('%s is not sent', (written, words) => {
    expect(problem(`GET ${written}`)).toContain(words);
    expect(problem(`GET ${written}`)).toMatch(/^4: /);
  });
});

describe('headers and bodies', () => {
  it('have values in them, and Host only where it is the service', () => {
    expect(sent('@v = 1\nPUT /a\nHost: localhost:8080\nIf-Match: "{{v}}"\n\n{"v": {{v}}}')).toEqual({
      method: 'PUT',
      target: '/a',
      headers: [['If-Match', '"1"']],
      body: '{"v": 1}',
    });
    expect(problem('GET /a\nHost: example.com')).toContain('not to "example.com"');
  });

  it.each(['Content-Length: 5', 'transfer-encoding: chunked', 'Connection: close', 'Upgrade: h2c'])(
    'never have %s',
    (header) => {
      expect(problem(`GET /a\n${header}`)).toMatch(/^5: .* is set by the client; remove it$/);
    },
  );

  it('have no characters that would make another header', () => {
    expect(problem('GET /a\nX-A: \u{1F600}')).toContain('a character that no header can have');
    expect(problem('GET /a\nX-A: a\0b')).toContain('a character that no header can have');
  });

  it('use the value above a request, else the first below it', () => {
    const file = '@a = 1\n@b = 2\n@a = 3\nGET /{{a}}/{{b}}/{{c}}\n\n###\n@c = 4\n@a = 5\n';
    expect(sent(file).target).toBe('/3/2/4');
  });

  it('draw identifiers and numbers', () => {
    expect(sent('GET /{{$uuid}}/{{$randomInt 5 5}}').target).toMatch(/^\/[0-9a-f-]{36}\/5$/);
    expect(problem('GET /{{$randomInt 5 1}}')).toContain('the smaller number goes first');
  });

  it.each([
    ['a cycle', '@a = {{b}}\n@b = {{a}}\nGET /{{a}}'],
    ['too many characters', `@a = ${'x'.repeat(1_000)}\n@b = ${'{{a}}'.repeat(100)}\nPOST /a\n\n{{b}}{{b}}`],
    [
      'too many empty values',
      `@a =\n@b = ${'{{a}}'.repeat(500)}\n@c = ${'{{b}}'.repeat(500)}\n@d = ${'{{c}}'.repeat(500)}\nGET /{{d}}`,
    ],
  ])('end at once at %s', (_, text) => {
    let found: unknown;
    expect(cpuMsOf(() => (found = problem(text)))).toBeLessThan(500);
    expect(found).toContain('variables that refer to each other in a cycle, or amount to more than');
  });

  it('have a limit after values are in them', () => {
    const big = `@a = ${'x'.repeat(20_000)}\nPOST /a\n\n{{a}}{{a}}`;
    expect(problem(big)).toBe('7: this body has 40000 bytes; up to 32768 are sent');
  });
});

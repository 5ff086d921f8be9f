import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../judging/cpu-time.fixture.js';
import { parseHttpFile } from './parse-http-file.js';

const FILE = `@id = dark-mode
# A remark
// another

### Set it
# @name set
PUT {{host}}/flags/{{ id }}?a=1
    &b=2 HTTP/1.1
Content-Type: application/json
# no header
X-Empty:

{
  "enabled": true
}

#### Read it
GET /flags/{{id}}


###
/flags
###
`;

const read = (text: string) => {
  const parsed = parseHttpFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
};
const problemsOf = (text: string) => {
  const parsed = parseHttpFile(text);
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
};

describe('a .http file', () => {
  it('is requests with names, headers and bodies, and variables', () => {
    const { requests, variables } = read(FILE.replace(' HTTP/1.1', ''));
    expect(variables).toEqual([{ name: 'id', text: 'dark-mode', line: 1 }]);
    expect(requests.map(({ method, target, name, line }) => [line, name, method, target.text])).toEqual([
      [7, 'set', 'PUT', '{{host}}/flags/{{ id }}?a=1&b=2'],
      [18, undefined, 'GET', '/flags/{{id}}'],
      [22, undefined, 'GET', '/flags'],
    ]);
    expect(requests[0]?.headers).toEqual([
      { name: 'Content-Type', text: 'application/json', line: 9 },
      { name: 'X-Empty', text: '', line: 11 },
    ]);
    expect(requests[0]?.body).toEqual({ text: '{\n  "enabled": true\n}', line: 13 });
    expect(requests[1]?.body).toBeUndefined();
  });

  it('has the same requests with Windows line ends and a byte order mark', () => {
    const text = FILE.replace(' HTTP/1.1', '');
    expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read(text));
  });

  it('keeps blank lines and remarks within a body', () => {
    expect(read('POST /a\n\n# one\n\ntwo\n\n').requests[0]?.body?.text).toBe('# one\n\ntwo');
  });

  it('takes a version of HTTP that is sent', () => {
    expect(read('GET /a HTTP/1.1').requests[0]?.target.text).toBe('/a');
  });

  it.each([
    ['', '1: there is no request; write one like GET /path'],
    ['# nothing', '1: there is no request; write one like GET /path'],
    ['get /a', '1: "get" is not a method; a request begins like GET /path'],
    ['GET', '1: GET needs a target, such as GET /path'],
    ['GET /a HTTP/2', '1: requests are sent as HTTP/1.1, not HTTP/2'],
    ['WEBSOCKET /a', '1: WEBSOCKET requests are not sent; use plain HTTP methods'],
    ['CONNECT /a', '1: CONNECT requests are not sent; use plain HTTP methods'],
    [
      'POST /a\nContent-Type: x\n{"a": 1}',
      '3: "{"a": 1}" is not a header; write Name: value, and a blank line before the body',
    ],
    ['@1a = x\nGET /a', '1: write a variable as @name = value'],
    ['GET /{{a}}', '1: nothing defines {{a}}; write @a = value above'],
    ['@b = {{a}}\nGET /{{b}}', '1: nothing defines {{a}}; write @a = value above'],
    ['POST /a\n\nx\n{{a}}', '4: nothing defines {{a}}; write @a = value above'],
    ['GET /{{$timestamp}}', '1: {{$timestamp}} is not known; there are {{$uuid}} and {{$randomInt 1 100}}'],
    [
      'GET /{{b.response.body.id}}\n###\n# @name b\nGET /b',
      '1: nothing defines {{b.response.body.id}}; write @name = value above',
    ],
    ['< {% x() %}\nGET /a', '1: scripts are not run; remove this one'],
    ['GET /a\n\n> {% client.test() %}', '3: scripts are not run; remove this one'],
    ['POST /a\n\n< ./body.json', '3: files are not read; write the body itself here'],
    ['GET /a\n\n>> out.json', '3: responses are not written to files'],
    [`POST /a\n\n${'x'.repeat(40_000)}`, '3: this body has 40000 bytes; up to 32768 are sent'],
  ])('that begins with %j is rejected with a line', (text, problem) => {
    expect(problemsOf(text)[0]).toBe(problem);
  });

  it('of a thousand requests is rejected, naming the limit', () => {
    expect(problemsOf('GET /a\n###\n'.repeat(1_000))).toEqual([
      '101: this file has 1000 requests; a run plays up to 50',
    ]);
  });

  it.each([
    ['blanks', `GET /a${' '.repeat(60_000)}b`],
    ['blanks in a header', `GET /a\nA:${' '.repeat(60_000)}b`],
    ['blanks in a remark', `# @name${' '.repeat(60_000)}a b\nGET /a`],
    ['open braces', `GET /${'{{'.repeat(30_000)}`],
    ['variables', `${'@a={{a}}\n'.repeat(6_000)}GET /`],
    ['separators', '###\n'.repeat(16_000)],
  ])('full of %s is read at once', (_, text) => {
    expect(cpuMsOf(() => parseHttpFile(text))).toBeLessThan(500);
  });
});

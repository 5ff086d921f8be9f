import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { Call, TestClient } from '../../testing/test-client.js';

const path = '/api/v1/submissions';
const file = (name: string, content = 'x') => ({ path: name, content });
const json = (changes: object): Call => ({ json: { ...SUBMISSION, ...changes } });
const files = (...list: object[]): Call => json({ files: list });
const raw = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Call => ({
  raw: body,
  headers: { 'content-type': type },
});

/** A body that is JSON but for one byte of the file's content. */
function invalidUtf8(): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...SUBMISSION, files: [file('main.py', 'a?b')] }));
  bytes[bytes.indexOf(0x3f)] = 0xff;
  return bytes;
}

const CASES: readonly [string, Call, number, string, string | undefined][] = [
  ['an unknown challenge', json({ challenge: 'no-such-thing' }), 404, 'CHALLENGE_NOT_FOUND', 'challenge'],
  ['a challenge that is no name', json({ challenge: '../etc' }), 422, 'REQUEST_INVALID', 'challenge'],
  ['an unknown language', json({ language: 'cobol' }), 422, 'LANGUAGE_NOT_OFFERED', 'language'],
  ['a language that is no name', json({ language: 'C#' }), 422, 'REQUEST_INVALID', 'language'],
  ['an unknown mode', json({ mode: 'regrade' }), 422, 'REQUEST_INVALID', 'mode'],
  ['no files', files(), 422, 'REQUEST_INVALID', 'files'],
  ['a path outside submit', files(file('helper.py')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['a path below submit', files(file('main.d/x.py')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['traversal', files(file('../main.py')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['an absolute path', files(file('/main.py')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['a backslash', files(file('a\\main.py')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['NUL in a path', files(file('main.p\0y')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  ['a control character', files(file('main.\u0007')), 422, 'FILE_PATH_REFUSED', 'files.0.path'],
  [
    'names that differ in case only',
    files(file('main.py'), file('main.PY')),
    422,
    'FILE_PATH_REFUSED',
    'files.1.path',
  ],
  ['a name of 201 characters', files(file('main.'.padEnd(201, 'x'))), 422, 'REQUEST_INVALID', 'files.0.path'],
  ['blank files', files(file('main.py', ' \n\t')), 422, 'FILE_EMPTY', 'files'],
  ['300 KiB', files(file('main.py', 'x'.repeat(300 * 1024))), 422, 'FILE_TOO_LARGE', 'files'],
  [
    '101 files',
    files(...Array.from({ length: 101 }, (_, index) => file(`main.${index}`))),
    422,
    'FILE_TOO_MANY',
    'files',
  ],
  ['a lone surrogate', files(file('main.py', 'a\ud800')), 422, 'FILE_ENCODING', 'files.0.content'],
  ['NUL in a file', files(file('main.py', 'a\0')), 422, 'FILE_ENCODING', 'files.0.content'],
  ['an entry that is nowhere', json({ entry: 'other.py' }), 422, 'FILE_PATH_REFUSED', 'entry'],
  ['an unknown field', json({ score: 100 }), 422, 'REQUEST_INVALID', 'score'],
  [
    'an unknown field of a file',
    files({ ...file('main.py'), mode: 7 }),
    422,
    'REQUEST_INVALID',
    'files.0.mode',
  ],
  ['a field of the prototype', raw('{"__proto__": {}}'), 422, 'REQUEST_INVALID', 'challenge'],
  ['input with a lone surrogate', json({ mode: 'run', input: '\ud800' }), 422, 'REQUEST_INVALID', 'input'],
  ['no object', raw('7'), 422, 'REQUEST_INVALID', ''],
  ['no body', { method: 'POST' }, 422, 'REQUEST_INVALID', ''],
  ['broken JSON', raw('{"challenge":'), 400, 'REQUEST_MALFORMED', undefined],
  ['bytes that are not UTF-8', raw(invalidUtf8()), 400, 'REQUEST_MALFORMED', undefined],
  ['more than 1 MiB', raw(`"${'x'.repeat(1024 * 1024)}"`), 413, 'REQUEST_TOO_LARGE', undefined],
  [
    'another media type',
    raw('a=b', 'application/x-www-form-urlencoded'),
    415,
    'REQUEST_MEDIA_TYPE',
    undefined,
  ],
  ['another encoding', raw('{}', 'application/json; charset=latin1'), 415, 'REQUEST_MEDIA_TYPE', undefined],
];

describe('a submission that is rejected', () => {
  let test: TestApi<MemoryDependencies>;
  let client: TestClient;
  beforeAll(async () => {
    test = await TestApi.start(createMemoryDependencies());
    client = await test.guest();
  });
  afterAll(() => test.close());

  it.each(CASES)(
    'for %s names the field and leaves nothing behind',
    async (_name, call, status, code, field) => {
      const answer = await client.call(path, call);
      expect(answer).toMatchObject({ status, body: { status, code, requestId: expect.any(String) } });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      if (field !== undefined) {
        const { errors } = answer.body as { errors: { path: string; message: string }[] };
        expect(errors.map((error) => error.path)).toContain(field);
      }
      expect(await test.world.repositories.queueEntries.count()).toBe(0);
      expect((await client.call(path)).body).toEqual({ items: [], nextCursor: null });
    },
  );

  it('makes no guest', async () => {
    const visitor = test.visitor();
    await visitor.call(path, json({ language: 'cobol' }));
    expect(visitor.cookie).toBeUndefined();
  });

  it('accepts exactly 256 KiB, and the field `entry` for a file of the starter', async () => {
    await test.submit(client, { files: [file('main.py', 'x'.repeat(256 * 1024))] });
    await test.submit(client, { files: [file('main.txt')], entry: 'main.py' });
  });

  it('counts towards no rate limit', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => client.call(path, json({ mode: 'x' }))),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([422]));
  });
});

import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { archiveOf, samplePackage } from '../../testing/sample-package.js';
import { TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const path = '/api/v1/internal/packages';
const send = (raw: Uint8Array<ArrayBuffer>, type = 'application/gzip') =>
  test.visitor().call(path, { raw, headers: { 'content-type': type, ...test.operator } });
const bytes = (buffer: Buffer) => Uint8Array.from(buffer);
const changed = (text: string) => samplePackage('price-spread', { 'statement.md': text });

describe('storing a package', () => {
  it('gives a new digest the next version, and a known one its own', async () => {
    const second = await test.seed(changed('# Second'));
    expect(second).toMatchObject({ status: 201, body: { slug: 'price-spread', version: 2, created: true } });
    const { digest } = second.body as { digest: string };
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await test.seed(samplePackage())).toMatchObject({
      status: 200,
      body: { version: 1, created: false },
    });
    expect(await test.seed(changed('# Second'))).toMatchObject({
      body: { digest, version: 2, created: false },
    });
    expect(await test.getChallenge(test.visitor())).toMatchObject({ version: 2, statement: '# Second' });
  });

  it('assigns each version once when many come at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => test.seed(changed(`# ${index}`))),
    );
    const versions = answers.map((answer) => (answer.body as { version: number }).version);
    expect(versions.sort()).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('returns the archive unchanged', async () => {
    const archive = archiveOf(changed('# Again'));
    const { digest } = (await send(archive)).body as { digest: string };
    const response = await test.visitor().open(`${path}/${digest}`, { headers: test.service });
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(archive))).toBe(true);
  });

  it('does not know other digests', async () => {
    const answer = await test.visitor().call(`${path}/sha256:00`, { headers: test.service });
    expect(answer).toMatchObject({ status: 404, body: { code: 'PACKAGE_NOT_FOUND' } });
  });
});

describe('a package that is rejected', () => {
  const manifest = samplePackage()['challenge.yml'] ?? '';
  const withManifest = (text: string) => samplePackage('price-spread', { 'challenge.yml': text });

  it.each([
    ['without a manifest', samplePackage('x', { 'challenge.yml': undefined }), /challenge\.yml/],
    ['without a statement', samplePackage('x', { 'statement.md': undefined }), /statement\.md/],
    ['with an unknown key', withManifest(`${manifest}dificulty: 2\n`), /dificulty/],
    ['with an unknown kind', withManifest(manifest.replace('kind: optimization', 'kind: juggling')), /kind/],
    ['with a part that its kind does not know', withManifest(`${manifest}  chekcer: 1\n`), /chekcer/],
    ['with YAML that does not parse', withManifest('a: [\n'), /challenge\.yml/],
    [
      'without its generator',
      samplePackage('x', { 'tests/generate.py': undefined }),
      /generate\.py|challenge/,
    ],
    ['with a file outside', { ...samplePackage(), '../evil': 'x' }, /\.\.\/evil/],
  ])('%s names what is wrong', async (_name, files, wrong) => {
    const answer = await test.seed(files);
    expect(answer).toMatchObject({ status: 422, body: { code: 'CHALLENGE_INVALID' } });
    expect(JSON.stringify((answer.body as { errors: unknown }).errors)).toMatch(wrong);
  });

  it('is no gzip, no JSON, of an odd form, or of another type', async () => {
    expect((await send(bytes(Buffer.from('plain')))).status).toBe(422);
    expect((await send(bytes(gzipSync('not json')))).status).toBe(422);
    expect((await send(bytes(gzipSync('{"v":2,"files":[]}')))).status).toBe(422);
    expect((await send(bytes(gzipSync('{}')), 'application/json')).status).toBe(415);
  });

  it('unpacks to more than is allowed', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
    expect(await send(bytes(bomb))).toMatchObject({ status: 422, body: { code: 'CHALLENGE_INVALID' } });
  });
});

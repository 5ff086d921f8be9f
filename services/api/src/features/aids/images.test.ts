import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { POST, TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const SVG = '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n';
const STATEMENT = `# Prices
![days](fixtures/days.png "Days") and ![curve](./curve.svg?dark) and ![far][far]

[far]: <fixtures/far%20away.gif>
[docs](https://example.org/a.png) ![bad](%)
`;

const seed = (changes: Record<string, string | Uint8Array> = {}) =>
  test.seed({
    ...samplePackage(),
    'statement.md': STATEMENT,
    'hints.yml': 'hints: ["![hint](fixtures/hint.webp)", "No picture."]\n',
    'editorial.md': '![solution](fixtures/solution.jpg)\n',
    'fixtures/days.png': PNG,
    'fixtures/far away.gif': 'GIF89a…',
    'fixtures/hint.webp': 'RIFF0000WEBPVP8 ',
    'fixtures/solution.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]),
    'fixtures/unused.png': PNG,
    'tests/secret.png': PNG,
    'curve.svg': SVG,
    ...changes,
  });
const open = (path: string, client = test.visitor()) =>
  client.open(`/api/v1/challenges/price-spread/assets/${path}`);
const statusOf = async (path: string, client = test.visitor()) => (await open(path, client)).status;

describe('images of a challenge', () => {
  it('are what the statement shows, by name and by content', async () => {
    expect((await seed()).status).toBe(201);
    const answer = await open('fixtures/days.png?v=2');
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await open('fixtures/far%20away.gif')).headers.get('content-type')).toBe('image/gif');
  });

  it('are revalidated when the address does not name the version', async () => {
    await seed();
    for (const query of ['', '?v=1', '?v=x'])
      expect((await open(`fixtures/days.png${query}`)).headers.get('cache-control')).toBe('public, no-cache');
  });

  it('run nothing, should an SVG be opened by itself', async () => {
    await seed();
    const answer = await open('curve.svg');
    expect(await answer.text()).toBe(SVG);
    expect(answer.headers.get('content-type')).toMatch('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    );
  });

  it('include no other file of the package, for any address', async () => {
    await seed();
    const wrong = [
      'fixtures/unused.png',
      'tests/secret.png',
      'tests/generate.py',
      'solutions/accepted/reference/main.py',
      'statement.md',
      'challenge.yml',
      'fixtures/../tests/secret.png',
      'fixtures/%2e%2e/tests/secret.png',
      '%2e%2e%2fchallenge.yml',
      'fixtures%2F..%2Ftests%2Fsecret.png',
      '/etc/passwd',
      'fixtures/',
      'fixtures/days.png/',
      'FIXTURES/days.png',
      '__proto__',
      'constructor',
    ];
    for (const path of wrong) expect([path, await statusOf(path)]).toEqual([path, 404]);
    expect((await test.visitor().open('/api/v1/challenges/nope/assets/x.png')).status).toBe(404);
  });

  it('of hints and editorials are for those who may read them', async () => {
    await seed();
    const client = await test.guest();
    expect([
      await statusOf('fixtures/solution.jpg', client),
      await statusOf('fixtures/hint.webp', client),
    ]).toEqual([404, 404]);
    await client.call('/api/v1/challenges/price-spread/give-up', POST);
    const answer = await open('fixtures/solution.jpg?v=2', client);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(await statusOf('fixtures/solution.jpg')).toBe(404);
    expect(await statusOf('fixtures/hint.webp', client)).toBe(404);
  });

  it('are checked when the package is stored', async () => {
    const wrong: [Record<string, string | Uint8Array>, string][] = [
      [{ 'statement.md': '![x](fixtures/none.png)' }, 'image fixtures/none.png: the file is missing'],
      [
        { 'statement.md': '![x](tests/secret.png)' },
        'image tests/secret.png: move the image to fixtures/ or next to statement.md; others are not shown',
      ],
      [
        { 'fixtures/days.png': '<svg></svg>' },
        'image fixtures/days.png: the content does not match the file extension',
      ],
      [
        { 'curve.svg': '<html><svg></svg></html>' },
        'image curve.svg: the content does not match the file extension',
      ],
      [
        { 'fixtures/days.png': Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]) },
        'image fixtures/days.png: the file is larger than 2097152 bytes, the limit for an image',
      ],
    ];
    for (const [changes, message] of wrong)
      expect(await seed(changes)).toMatchObject({
        status: 422,
        body: { code: 'CHALLENGE_INVALID', errors: [{ path: 'statement.md', message }] },
      });
  });
});

import { describe, expect, it } from 'vitest';
import { MAX_APPROACH_BYTES } from '@hone/contracts';
import { samplePackage } from '../../testing/sample-package.js';
import { findKind } from '@hone/kinds';
import { openPackage, type OpenedPackage } from './open-package.js';
import { readApproaches } from './read-approaches.js';

const REFERENCE = {
  id: 'accepted/reference',
  title: 'Reference',
  language: 'python',
  standing: 'reference',
  cost: null,
  files: [{ path: 'main.py', content: 'secret = 1\n' }],
};

function open(changes: Readonly<Record<string, string | Uint8Array>> = {}): OpenedPackage {
  const files = { ...samplePackage(), ...changes };
  return openPackage(
    new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
    findKind,
  );
}

const read = (changes?: Readonly<Record<string, string | Uint8Array>>, language = 'python') =>
  readApproaches(open(changes)).get(language);
const ids = (...asked: Parameters<typeof read>) => read(...asked)?.map(({ id }) => id);

describe('the right solutions of a package', () => {
  it('are listed for every language that the challenge has', () => {
    const all = readApproaches(open({ 'solutions/accepted/two-ends-javascript/main.js': 'x' }));
    expect([...all.keys()]).toEqual(['python', 'javascript']);
    expect(all.get('python')).toEqual([REFERENCE]);
    expect(all.get('javascript')).toMatchObject([{ title: 'Two ends', standing: 'accepted', cost: null }]);
  });

  it('come by cost: the cheapest first, what is too slow last', () => {
    const solution = (id: string, cost?: string) => ({
      [`solutions/${id}/main.py`]: `# ${id}\n`,
      ...(cost !== undefined && { [`solutions/${id}/expect.yml`]: `cost: ${cost}\n` }),
    });
    const changes = {
      ...solution('slow/nested-loops', 'n^2'),
      ...solution('slow/strings', 'n'),
      ...solution('slow/unknown'),
      ...solution('accepted/sorted', 'n log n'),
      ...solution('accepted/one-pass', 'n'),
      ...solution('accepted/another-pass', 'n'),
      ...solution('accepted/odd'),
    };
    expect(read(changes)?.map(({ id, cost }) => `${id} ${cost ?? '-'}`)).toEqual([
      'accepted/another-pass n',
      'accepted/one-pass n',
      'accepted/sorted n log n',
      'accepted/reference -',
      'accepted/odd -',
      'slow/strings n',
      'slow/nested-loops n^2',
      'slow/unknown -',
    ]);
  });

  it('never include wrong or hostile ones, in any folder', () => {
    const at = (id: string, expected: string) => ({
      [`solutions/${id}/main.py`]: 'x',
      [`solutions/${id}/expect.yml`]: expected,
    });
    const none = {
      ...at('wrong/off-by-one', 'verdict: rejected'),
      ...at('hostile/fork', 'verdict: rejected'),
      ...at('other/thing', 'verdict: accepted'),
      ...at('accepted/some-points', 'verdict: partial'),
      ...at('accepted/fails', 'failing: random'),
      ...at('slow/crashes-at-times', 'reasons: [time-limit, runtime-error]'),
      ...at('slow/too-much-memory', 'reason: memory-limit'),
      ...at('slow/not-slow', 'verdict: accepted'),
    };
    expect(ids(none)).toEqual(['accepted/reference']);
    const slow = { ...at('slow/a', 'reason: too-slow'), ...at('slow/b', 'reasons: [time-limit]') };
    expect(ids(slow)).toEqual(['accepted/reference', 'slow/a', 'slow/b']);
  });

  it('are text of a bounded size; others are left out', () => {
    const accepted = (content: string | Uint8Array) => ids({ 'solutions/accepted/x/main.py': content });
    expect(accepted('#'.repeat(MAX_APPROACH_BYTES))).toContain('accepted/x');
    expect(accepted('#'.repeat(MAX_APPROACH_BYTES + 1))).not.toContain('accepted/x');
    expect(accepted('a\0b')).not.toContain('accepted/x');
    expect(accepted(Uint8Array.of(0x23, 0xff))).not.toContain('accepted/x');
    const together = {
      'solutions/accepted/x/a.py': '#'.repeat(40_000),
      'solutions/accepted/x/b.py': '#'.repeat(40_000),
    };
    expect(ids(together)).not.toContain('accepted/x');
  });

  it('are twelve at most, the cheapest ones', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `solutions/slow/${String(index).padStart(2, '0')}/main.py`,
        'x',
      ]),
    );
    const found = ids(many);
    expect(found).toHaveLength(12);
    expect(found?.[0]).toBe('accepted/reference');
    expect(found?.at(-1)).toBe('slow/10');
  });

  it('have all their files, without expectations and notes', () => {
    const files = {
      'solutions/accepted/parts-python/main.py': 'import lib.sums\n',
      'solutions/accepted/parts-python/lib/sums.py': 'x = 1\n',
      'solutions/accepted/parts-python/README.md': 'private remark',
      'solutions/accepted/parts-python/expect.yml': 'language: python\n',
    };
    const found = read(files)?.find(({ title }) => title === 'Parts');
    expect(found?.files.map(({ path }) => path)).toEqual(['lib/sums.py', 'main.py']);
  });

  it('are left out when their expectation cannot be parsed or their language is unknown', () => {
    const odd = (promise: string, file = 'main.py') =>
      ids({ [`solutions/accepted/x/${file}`]: 'x', 'solutions/accepted/x/expect.yml': promise });
    for (const promise of ['cost: cheap', 'a: [', 'language: cobol', 'language: go'])
      expect([promise, odd(promise)]).toEqual([promise, ['accepted/reference']]);
    expect(odd('{}', 'main.go')).toEqual(['accepted/reference']);
  });

  it('are empty in kinds that show none', () => {
    const { pack, kind, definition } = open();
    const silent = { ...kind };
    delete silent.references;
    const all = readApproaches({ pack, kind: silent, definition });
    expect([...all]).toEqual([
      ['python', []],
      ['javascript', []],
    ]);
  });
});

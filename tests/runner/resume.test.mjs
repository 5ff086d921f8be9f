import { describe, expect, it } from 'vitest';
import { findKept } from './resume.mjs';

const TREE = 'aaaa';
const at = (second) => new Date(Date.UTC(2026, 11, 1, 16, 0, second)).toISOString();
const run = (second, tree = TREE) => ({ kind: 'run', tree, at: at(second) });
const begin = (second, step) => ({ kind: 'begin', step, at: at(second) });
const good = { passed: 2, failed: 0, skipped: 0, seconds: 1 };
const bad = { passed: 1, failed: 1, skipped: 0, seconds: 1 };
const file = (second, step, name, counts = good) => ({
  kind: 'file',
  step,
  file: name,
  ...counts,
  at: at(second),
});
const end = (second, step, files, more = {}) => ({
  kind: 'step',
  step,
  loose: 0,
  files,
  ...more,
  at: at(second),
});
const filesOf = (kept, step) => [...(kept.steps.get(step)?.files.keys() ?? [])];

describe('what a run that goes on takes from the journal', () => {
  it('is a step that passed, with its counts and seconds', () => {
    const kept = findKept([run(0), begin(1, 'unit'), end(11, 'unit', [['a', good]])], TREE);
    expect(kept.steps.get('unit')).toMatchObject({ done: new Map([['a', good]]), seconds: 10 });
    expect(kept).toMatchObject({ since: at(0), seconds: 11, failed: [] });
  });

  it('is each file that passed of a step that was cut off', () => {
    const entries = [run(0), begin(0, 'product'), file(5, 'product', 'a'), file(6, 'product', 'b', bad)];
    const kept = findKept([...entries, { kind: 'alive', at: at(60) }], TREE);
    expect(kept.steps.get('product')).toMatchObject({ done: undefined, seconds: 60 });
    expect(filesOf(kept, 'product')).toEqual(['a']);
  });

  it('is never a failure, which is reported although it passes later', () => {
    const first = [
      run(0),
      begin(0, 'product'),
      file(1, 'product', 'a', bad),
      end(2, 'product', [['a', bad]]),
    ];
    const failed = [{ what: 'a', failed: 1, at: at(1) }];
    expect(findKept(first, TREE)).toMatchObject({ failed });
    expect(findKept(first, TREE).steps.get('product')).toMatchObject({ done: undefined, files: new Map() });
    const second = [run(9), begin(9, 'product'), file(10, 'product', 'a'), end(12, 'product', [['a', good]])];
    const kept = findKept([...first, ...second], TREE);
    expect(kept.failed).toEqual(failed);
    expect(kept.steps.get('product')).toMatchObject({ done: new Map([['a', good]]), seconds: 5 });
  });

  it('is no file of a step that failed for a reason of its own', () => {
    const loose = end(2, 'unit', [['a', good]], { loose: 1 });
    const kept = findKept([run(0), begin(0, 'unit'), file(1, 'unit', 'a'), loose], TREE);
    expect(filesOf(kept, 'unit')).toEqual([]);
    expect(kept.failed).toEqual([{ what: 'unit', failed: 1, at: at(2) }]);
  });

  it('is no step of which only a part ran, nor one with a test in quarantine', () => {
    const part = end(2, 'product', [['a', good]], { part: true });
    expect(findKept([run(0), begin(0, 'product'), part], TREE).steps.get('product').done).toBeUndefined();
    const skipped = end(2, 'unit', [['a', { ...good, skipped: 1 }]]);
    expect(findKept([run(0), begin(0, 'unit'), skipped], TREE).steps.get('unit').done).toBeUndefined();
  });

  it('is each file that passed before only test files changed, except these', () => {
    const files = [
      file(1, 'unit', 'a.test.ts'),
      file(2, 'unit', 'b.test.ts'),
      file(3, 'unit', 'c.test.ts', bad),
    ];
    const ended = end(
      4,
      'unit',
      files.map(({ file: name }) => [name, good]),
    );
    const entries = [run(0, 'bbbb'), begin(0, 'unit'), ...files, ended];
    const after = (...paths) => findKept(entries, TREE, (from) => (from === 'bbbb' ? paths : undefined));
    const kept = after('x/b.test.ts', 'b.test.ts', 'tests/new.nightly.ts');
    expect(filesOf(kept, 'unit')).toEqual(['a.test.ts']);
    expect(kept.steps.get('unit').done).toBeUndefined();
    expect(kept.failed).toEqual([{ what: 'c.test.ts', failed: 1, at: at(3) }]);
    expect(after('b.test.ts', 'services/api/src/a.ts').steps).toEqual(new Map());
    const loose = [...entries.slice(0, -1), { ...ended, loose: 1 }];
    expect(
      filesOf(
        findKept(loose, TREE, () => []),
        'unit',
      ),
    ).toEqual([]);
  });

  it('is nothing of another tree, nor of one that changed meanwhile', () => {
    const step = [begin(1, 'unit'), end(2, 'unit', [['a', good]])];
    expect(findKept([], TREE)).toEqual({ since: undefined, seconds: 0, steps: new Map(), failed: [] });
    const others = [run(0, 'bbbb'), { ...run(0), tree: undefined }];
    for (const other of others) expect(findKept([other, ...step], TREE).steps).toEqual(new Map());
    expect(findKept([run(0), ...step, { kind: 'changed', at: at(3) }], TREE).steps).toEqual(new Map());
    // Its time counts: solutions that it settled may be reused.
    const kept = findKept([run(0, 'bbbb'), ...step, run(5), begin(5, 'types')], TREE);
    expect([kept.since, kept.seconds, [...kept.steps.keys()]]).toEqual([at(0), 2, ['types']]);
  });
});

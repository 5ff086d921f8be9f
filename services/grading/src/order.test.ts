import { describe, expect, it } from 'vitest';
import type { ChallengePackage } from '@hone/contracts/kind';
import { assembleSources, OrderRefused, type GradingOrder } from './order.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const pack = {
  manifest: { languages: ['python', 'javascript'], submit: ['main.*', 'lib/**'] },
  files: new Map([
    ['starter/python/main.py', bytes('starter')],
    ['starter/python/lib/given.py', bytes('given')],
    ['starter/javascript/main.js', bytes('starter')],
    ['solutions/accepted/a/main.py', bytes('secret')],
  ]),
} as unknown as ChallengePackage;

const order = (more: Partial<GradingOrder>): GradingOrder => ({
  language: 'python',
  files: [{ path: 'main.py', content: 'mine' }],
  mode: 'submit',
  seed: '00',
  ...more,
});

const text = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...files].map(([path, content]) => [path, new TextDecoder().decode(content)]));

describe('sources of a submission', () => {
  it('lie over the starter of their language; nothing else of the package is included', () => {
    const sources = assembleSources(pack, order({}));
    expect(text(sources.files)).toEqual({ 'main.py': 'mine', 'lib/given.py': 'given' });
    expect(sources.entry).toBe('main.py');
  });

  it('lie over the starter of a variant, which adds no file', () => {
    const variant = ['main.py', 'lib/given.py', 'lib/new.py'].map((path) => ({ path, content: 'drawn' }));
    const { files } = assembleSources(pack, order({}), variant);
    expect(text(files)).toEqual({ 'main.py': 'mine', 'lib/given.py': 'drawn' });
  });

  it('start from a submitted main file rather than from the starter’s', () => {
    const files = [{ path: 'main.mjs', content: 'x' }];
    expect(assembleSources(pack, order({ language: 'javascript', files })).entry).toBe('main.mjs');
  });

  it('replace a starter’s file whose name differs only in case, also as entry', () => {
    const java = {
      ...pack,
      manifest: { ...pack.manifest, languages: ['java'] },
      files: new Map([['starter/java/Main.java', bytes('starter')]]),
    };
    const sent = { language: 'java', files: [{ path: 'main.java', content: 'mine' }] };
    for (const more of [{}, { entry: 'main.java' }, { entry: 'Main.java' }]) {
      const { files, entry } = assembleSources(java, order({ ...sent, ...more }));
      expect([text(files), entry]).toEqual([{ 'Main.java': 'mine' }, 'Main.java']);
    }
  });

  it('take the named entry, which must exist', () => {
    const files = [{ path: 'lib/other.py', content: 'x' }];
    expect(assembleSources(pack, order({ files, entry: 'lib/other.py' })).entry).toBe('lib/other.py');
    expect(() => assembleSources(pack, order({ files, entry: 'nowhere.py' }))).toThrow(/entry nowhere\.py/);
  });

  it('are the whole program if any path may be sent, under the files that the package includes', () => {
    const files = new Map([...pack.files, ['include/python/lib.py', bytes('included')]]);
    const open = { ...pack, manifest: { ...pack.manifest, submit: ['**'] }, files };
    const sent = [
      { path: 'answer.py', content: 'mine' },
      { path: 'lib.py', content: 'mine too' },
    ];
    expect(() => assembleSources(open, order({ files: sent }))).toThrow(/no main file was found; set entry/);
    const sources = assembleSources(open, order({ files: sent, entry: 'answer.py' }));
    expect(text(sources.files)).toEqual({ 'answer.py': 'mine', 'lib.py': 'included' });
    const driven = { ...open, files: new Map([...files, ['include/python/main.py', bytes('driver')]]) };
    expect(assembleSources(driven, order({ files: sent })).entry).toBe('main.py');
    expect(text(assembleSources(driven, order({})).files)['main.py']).toBe('driver');
  });

  it('start at the starter’s main file if a learner may not write it', () => {
    const repair = { ...pack, manifest: { ...pack.manifest, submit: ['lib/**'] } };
    const files = [{ path: 'lib/given.py', content: 'repaired' }];
    const sources = assembleSources(repair, order({ files }));
    expect(text(sources.files)).toEqual({ 'main.py': 'starter', 'lib/given.py': 'repaired' });
    expect(sources.entry).toBe('main.py');
    expect(assembleSources(repair, order({ files, entry: 'main.py' })).entry).toBe('main.py');
    const elsewhere = () => assembleSources(repair, order({ files, entry: 'lib/given.py' }));
    expect(elsewhere).toThrow(/the main file of this challenge is main\.py, not lib\/given\.py/);
    expect(() => assembleSources(repair, order({}))).toThrow(/files\.0\.path/);
  });

  it('are rejected by field', () => {
    const attempt = () => assembleSources(pack, order({ files: [{ path: '../main.py', content: 'x' }] }));
    expect(attempt).toThrow(OrderRefused);
    expect(attempt).toThrow(/files\.0\.path/);
    expect(() => assembleSources(pack, order({ language: 'cobol' }))).toThrow(
      /language: cobol is not offered/,
    );
  });
});

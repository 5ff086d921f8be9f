import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compilationKey, CompiledPrograms, type CompiledProgram } from './compiled-programs.js';

const MIB = 1024 * 1024;
const usage = { cpuMs: 300, wallMs: 310, memoryBytes: 1 };
const programOf = (mebibytes: number): CompiledProgram => ({
  outcome: { ok: true, output: '', usage },
  products: [{ path: '.build/main', content: new Uint8Array(mebibytes * MIB) }],
});

const file = fc.record({ path: fc.string(), content: fc.uint8Array({ maxLength: 8 }) });
const compilation = fc.tuple(
  fc.constantFrom('sha256:a', 'sha256:b'),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.uniqueArray(file, { maxLength: 3, selector: ({ path }) => path }),
);

describe('the name of a compilation', () => {
  it('is the same exactly for the same image, command and files, in any order', () => {
    fc.assert(
      fc.property(compilation, compilation, (one, two) => {
        const plain = ([image, argv, files]: typeof one) =>
          JSON.stringify([image, argv, files.map(({ path, content }) => [path, [...content]]).sort()]);
        expect(compilationKey(...one) === compilationKey(...two)).toBe(plain(one) === plain(two));
        const [image, argv, files] = one;
        expect(compilationKey(image, argv, [...files].reverse())).toBe(compilationKey(...one));
      }),
    );
  });

  it('does not take the end of one file for the beginning of the next', () => {
    const keyOf = (...texts: string[]) =>
      compilationKey(
        'sha256:a',
        ['cc'],
        texts.map((text, index) => ({ path: `${index}`, content: Buffer.from(text) })),
      );
    expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
    expect(keyOf('ab')).not.toBe(keyOf('ab', ''));
  });
});

describe('compiled programs of a submission', () => {
  it('are kept by their name until there is no room', () => {
    const programs = new CompiledPrograms();
    programs.keep('one', programOf(20));
    programs.keep('two', programOf(20));
    programs.keep('three', programOf(12));
    expect(programs.find('one')).toMatchObject({ outcome: { ok: true } });
    expect(programs.find('two')).toBeUndefined();
    expect(programs.find('three')).toBeDefined();
    expect(programs.room).toBe(0);
  });

  it('are worth keeping when a second box of the image was opened', () => {
    const programs = new CompiledPrograms();
    for (const image of ['sha256:a', 'sha256:b', 'sha256:a']) programs.opened(image);
    expect(['sha256:a', 'sha256:b', 'sha256:c'].map((image) => programs.isShared(image))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { findFixedMain, findMainFile, findNamedMain } from './main-file.js';

describe('the main file of a program', () => {
  it('is main.* among the sent files, before that of the starter', () => {
    expect(findMainFile('javascript', ['lib/a.js', 'main.mjs'], ['main.js', 'lib/a.js', 'main.mjs'])).toBe(
      'main.mjs',
    );
    expect(findMainFile('python', ['lib/a.py', 'b.py'], ['main.py', 'lib/a.py', 'b.py'])).toBe('main.py');
  });

  it('is the only file, under any name', () => {
    expect(findMainFile('go', ['start.go'], ['start.go', 'main.go'])).toBe('start.go');
  });

  it('is named after its class in Java', () => {
    expect(findMainFile('java', ['Other.java', 'Main.java'], [])).toBe('Main.java');
    expect(findMainFile('ruby', ['other.rb', 'Main.rb'], ['other.rb', 'Main.rb'])).toBeUndefined();
  });

  it('is openapi.* for an API document', () => {
    expect(findMainFile('openapi', ['schemas/order.yaml', 'openapi.yml'], [])).toBe('openapi.yml');
    expect(findMainFile('openapi', ['schemas/order.yaml'], ['openapi.yaml', 'schemas/order.yaml'])).toBe(
      'openapi.yaml',
    );
    expect(findMainFile('openapi', ['shop.yaml'], ['shop.yaml'])).toBe('shop.yaml');
  });

  it.each(['c', 'cpp', 'java'])('may be any file in %s, whose compiler finds it', (language) => {
    expect(findMainFile(language, ['a.x', 'b.x'], ['a.x', 'b.x'])).toBe('a.x');
  });

  it('can be found by name alone', () => {
    expect(findNamedMain('python', ['driver.py', 'main.py'])).toBe('main.py');
    expect(findNamedMain('java', ['Driver.java', 'Main.java'])).toBe('Main.java');
    expect(findNamedMain('python', ['Main.py', 'lib/main.py', 'main'])).toBeUndefined();
  });

  it('is found by name or as the only file when nothing was sent, in every language', () => {
    expect(findMainFile('java', [], ['Other.java', 'Main.java'])).toBe('Main.java');
    expect(findMainFile('cpp', [], ['only.cpp'])).toBe('only.cpp');
    expect(findMainFile('cpp', [], ['one.cpp', 'two.cpp'])).toBeUndefined();
  });

  it('must be named when several files qualify', () => {
    expect(findMainFile('python', ['a.py', 'b.py'], ['a.py', 'b.py'])).toBeUndefined();
  });
});

describe('the main file of a code base that a learner repairs', () => {
  it('is the starter’s where no pattern lets a learner write it', () => {
    expect(findFixedMain('python', ['src/store.py', 'main.py'], ['src/**'])).toBe('main.py');
    expect(findFixedMain('java', ['Main.java', 'src/Store.java'], ['src/**'])).toBe('Main.java');
  });

  it('is the learner’s own where one does, or where the starter has none', () => {
    expect(findFixedMain('python', ['main.py'], ['main.*'])).toBeUndefined();
    expect(findFixedMain('python', ['src/main.py'], ['src/**'])).toBeUndefined();
  });
});

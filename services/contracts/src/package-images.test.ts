import { describe, expect, it } from 'vitest';
import { localAddresses } from './image-addresses.js';
import { findImageType } from './image-type.js';
import { findPackageImages } from './package-images.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('addresses in Markdown', () => {
  it.each([
    ['![a](fixtures/a.png)', ['fixtures/a.png']],
    ['![a](./a.png "title") [b]( b.png )', ['a.png', 'b.png']],
    ['![a](<with blank.png>)', ['with blank.png']],
    ['![a](with%20blank.png?v=1#x)', ['with blank.png']],
    ['[a]: a.png\n  [b]: <b c.png> "title"', ['a.png', 'b c.png']],
    ['![a](../../etc/passwd)', ['../../etc/passwd']],
    ['![a](https://example.org/a.png) ![b](//x/b.png) ![c](/c.png) ![d](data:image/png;x)', []],
    ['[a](#there) ![b](%) nothing', []],
  ])('are found in %j', (markdown, expected) => {
    expect([...localAddresses(markdown)]).toEqual(expected);
  });
});

describe('the type of an image', () => {
  it.each<[string, Uint8Array, string | undefined]>([
    ['a.png', PNG, 'image/png'],
    ['A.PNG', PNG, 'image/png'],
    ['a.jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg'],
    ['a.gif', bytes('GIF87a'), 'image/gif'],
    ['a.webp', bytes('RIFF....WEBP'), 'image/webp'],
    ['a.svg', bytes('\ufeff<svg xmlns="x"></svg>'), 'image/svg+xml'],
    ['a.svg', bytes('<?xml version="1.0"?><!-- x --><!DOCTYPE svg><svg>'), 'image/svg+xml'],
    ['a.svg', bytes('<html><svg></svg></html>'), undefined],
    ['a.svg', bytes('<!-- never closed <svg>'), undefined],
    ['a.svg', Uint8Array.from([0xff, 0xfe, 0x3c]), undefined],
    ['a.jpg', PNG, undefined],
    ['a.html', bytes('<svg>'), undefined],
    ['a.png', new Uint8Array(), undefined],
    ['constructor', PNG, undefined],
    ['a.constructor', PNG, undefined],
  ])('of %s', (path, content, type) => {
    expect(findImageType(path, content)).toBe(type);
  });
});

describe('the images of a package', () => {
  const files = new Map([
    ['fixtures/a.png', PNG],
    ['tests/secret.png', PNG],
    ['b.gif', PNG],
  ]);
  const find = (statement: string, editorial: string | null = null, hints: string[] = []) =>
    findPackageImages({ statement, editorial, hints }, files);

  it('are listed with every text that shows them', () => {
    const twice = '![](fixtures/a.png) ![again](fixtures/a.png)';
    expect(find(twice, twice, ['none', twice])).toEqual({
      images: [{ path: 'fixtures/a.png', type: 'image/png', shownIn: ['statement', 'editorial', 2] }],
      problems: [],
    });
  });

  it('are rejected with a message that names the text', () => {
    expect(find('![](c.svg)', '![](tests/secret.png)', ['![](b.gif)'])).toEqual({
      images: [],
      problems: [
        { path: 'statement.md', message: 'image c.svg: the file is missing' },
        {
          path: 'editorial.md',
          message:
            'image tests/secret.png: move the image to fixtures/ or next to statement.md; others are not shown',
        },
        { path: 'hints.yml', message: 'image b.gif: the content does not match the file extension' },
      ],
    });
  });

  it('do not include files that are only linked', () => {
    expect(find('[data](tests/data.csv) ![x](https://example.org/x.png)')).toEqual({
      images: [],
      problems: [],
    });
  });
});

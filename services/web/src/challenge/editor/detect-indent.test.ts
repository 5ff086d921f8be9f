import { describe, expect, it } from 'vitest';
import { detectIndent } from './detect-indent.js';

describe('the indentation of a file', () => {
  it.each([
    ['def f():\n  return 1\n\ndef g():\n  return 2\n', '  '],
    ['int main() {\n    if (x) {\n        y();\n    }\n}\n', '    '],
    ['func main() {\n\tif x {\n\t\ty()\n\t}\n}\n', '\t'],
    ['/**\n * A comment.\n * It goes on.\n */\nlet x = 1;\n', undefined],
    ['SELECT 1', undefined],
    ['', undefined],
  ])('of %j is %j', (text, unit) => {
    expect(detectIndent(text)).toBe(unit);
  });
});

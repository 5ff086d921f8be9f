import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseKindNames } from './kind-names.js';
import { addEntry, LIST_EDITS } from './list-edits.js';
import { planKind } from './plan-kind.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const NAMES = parseKindNames('never-a-kind');

describe('the names of a kind', () => {
  it('come from its id', () => {
    expect(NAMES).toEqual({
      id: 'never-a-kind',
      name: 'neverAKind',
      Name: 'NeverAKind',
      title: 'Never a kind',
    });
    expect(parseKindNames('tally')).toMatchObject({ name: 'tally', Name: 'Tally' });
  });

  it.each(['', 'ab', 'Two Words', 'a--b', '-log', 'log-', 'log2', '../log', 'class', 'all', 'x'.repeat(31)])(
    'reject "%s"',
    (id) => {
      expect(() => parseKindNames(id)).toThrow('lower-case words joined by hyphens');
    },
  );
});

describe('a new kind', () => {
  it('has a folder, a challenge, and an entry in every list of kinds', async () => {
    const planned = await planKind(ROOT, NAMES);
    const textOf = (path: string): string => planned.get(path) ?? '';
    expect([...planned.keys()]).toEqual(
      expect.arrayContaining([
        ...[
          'README.md',
          'definition.ts',
          'view.ts',
          'topology.ts',
          'grade.ts',
          'index.ts',
          'judge-run.test.ts',
        ].map((file) => `services/kinds/src/never-a-kind/${file}`),
        ...[
          'challenge.yml',
          'statement.md',
          'tests/sample.in',
          'solutions/wrong/by-count-python/main.py',
        ].map((file) => `services/cli/templates/never-a-kind/${file}`),
      ]),
    );
    expect(textOf('services/contracts/src/challenge.ts')).toMatch(/KIND_IDS = \[[^\]]*'never-a-kind'\s*\]/);
    const registry = textOf('services/kinds/src/registry.ts');
    expect(registry).toContain("import { neverAKind } from './never-a-kind/index.js';\n\n");
    expect(registry).toMatch(/KINDS = \{[^}]*'never-a-kind': neverAKind,?\s*\} satisfies/);
    expect(textOf('services/kinds/src/never-a-kind/index.ts')).toContain("id: 'never-a-kind'");
    expect(textOf('services/cli/templates/never-a-kind/challenge.yml')).toContain('\nkind: never-a-kind\n');
    for (const { path } of LIST_EDITS) expect(textOf(path)).toMatch(/never-a-kind['"`]/);
  });

  it('leaves no placeholder open', async () => {
    for (const [path, content] of await planKind(ROOT, NAMES))
      if (path.includes('never-a-kind')) expect(content).not.toMatch(/\{\{\w+\}\}/);
  });

  it('changes only its own lines', async () => {
    const planned = await planKind(ROOT, NAMES);
    for (const path of new Set(LIST_EDITS.map((edit) => edit.path))) {
      const before = await readFile(join(ROOT, path), 'utf8');
      const added = planned.get(path) ?? '';
      const shared = [...before].findIndex((character, index) => character !== added[index]);
      const rest = before.length - shared;
      expect(added.length).toBeGreaterThan(before.length);
      if (path !== 'services/kinds/src/registry.ts') expect(added.slice(-rest)).toBe(before.slice(-rest));
    }
  });

  it('is rejected if its folder exists', async () => {
    await expect(planKind(ROOT, parseKindNames('sql'))).rejects.toThrow(
      'services/kinds/src/sql exists already',
    );
    await expect(planKind(ROOT, parseKindNames('sql-tuning'))).rejects.toThrow('templates/sql-tuning exists');
  });
});

describe('an entry of a list', () => {
  const edit = { path: 'list.ts', anchor: /(?=\];)/g, entry: () => 'x, ', known: () => 'x,' };

  it('is not made twice', () => {
    expect(addEntry(edit, 'a = [];', NAMES)).toBe('a = [x, ];');
    expect(addEntry(edit, 'a = [x, ];', NAMES)).toBe('a = [x, ];');
  });

  it.each(['a = {};', 'a = []; b = [];'])('is not guessed in "%s"', (text) => {
    expect(() => addEntry(edit, text, NAMES)).toThrow(/list\.ts: \d places match/);
  });
});

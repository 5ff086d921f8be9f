import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findSolutions, inspectSolutions, loadFolder } from '@hone/grading';
import { afterAll, describe, expect, it } from 'vitest';
import type { Output } from '../output.js';
import { newChallenge } from './new-challenge.js';
import { listTemplates, TEMPLATES } from './templates.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const MOST_WORDS = 450;

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function make(template: string, slug = 'my-challenge', out?: string) {
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'hone-new-')));
  if (out === undefined) folders.push(folder);
  const results: unknown[] = [];
  const output: Output = {
    json: true,
    result: (value) => void results.push(value),
    note: () => undefined,
  };
  const code = await newChallenge(template, slug, { out: folder }, ROOT, output);
  return { code, out: folder, folder: join(folder, slug), results };
}

describe('the templates of hone new', () => {
  it('are those that its help lists', async () => {
    const there = await readdir(join(ROOT, 'services/cli/templates'));
    expect(there.sort()).toEqual(Object.keys(TEMPLATES).sort());
    for (const name of there) expect(listTemplates()).toContain(`  ${name} `);
  });

  it.each(Object.keys(TEMPLATES))(
    '%s loads without findings and has all solutions it needs',
    async (name) => {
      const { folder } = await make(name);
      const loaded = await loadFolder(folder);
      expect(loaded.findings).toEqual([]);
      if (!loaded.ok) throw new Error('it was not loaded');
      const { solutions, findings } = findSolutions(loaded.challenge.pack);
      expect(findings).toEqual([]);
      expect(inspectSolutions(loaded.challenge, solutions)).toEqual([]);
    },
  );

  it.each(Object.keys(TEMPLATES))('%s has three hints and a statement of one screen', async (name) => {
    const { folder } = await make(name);
    const hints = await readFile(join(folder, 'hints.yml'), 'utf8');
    expect(hints.match(/^ {2}- /gm)).toHaveLength(3);
    const statement = await readFile(join(folder, 'statement.md'), 'utf8');
    const titles = [...statement.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Situation',
        'Task',
        'Example',
        'Constraints',
        'How it is graded',
        'Not graded',
      ]),
    );
    const words = statement.replaceAll(/[|`]|-{3,}/g, ' ').split(/\s+/);
    expect(words.length).toBeLessThanOrEqual(MOST_WORDS);
  });
});

describe('hone new', () => {
  it('names the challenge, and the schema relative to the folder', async () => {
    const { code, out, folder, results } = await make('sql', 'late-payments');
    expect(code).toBe(0);
    expect(results).toEqual([{ challenge: join(out, 'late-payments') }]);
    const [first, ...rest] = (await readFile(join(folder, 'challenge.yml'), 'utf8')).split('\n');
    expect(rest).toContain('slug: late-payments');
    const schema = /^# yaml-language-server: \$schema=(.*)$/.exec(first ?? '')?.[1] ?? '';
    expect(await readFile(join(folder, schema), 'utf8')).toContain('Hone challenge.yml');
  });

  it('rejects unknown templates, bad names and existing folders, and writes nothing', async () => {
    const { out } = await make('sql');
    await expect(make('riddle', 'one', out)).rejects.toThrow(
      /"riddle" is not a template; choose optimization, /,
    );
    await expect(make('sql', 'Two Words', out)).rejects.toThrow('lower-case words joined by hyphens');
    await expect(make('sql', 'my-challenge', out)).rejects.toThrow(/already exists; nothing was changed/);
    expect(await readdir(out)).toEqual(['my-challenge']);
  });
});

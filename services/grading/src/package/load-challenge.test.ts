import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packArchive } from '@hone/kit/package-archive';
import { loadArchive, loadFiles, loadFolder } from './load-challenge.js';

const MANIFEST = `format: hone/1
slug: tiny-task
title: A tiny task
kind: optimization
summary: One sentence about the work.
difficulty: 1
minutes: 10
skills: [optimization]
languages: [python]
submit: ['main.*']
limits: { cpuMs: 1000, wallMs: 3000, memoryMiB: 128, outputKiB: 64, processes: 8 }
groups:
  - { id: correct, title: Correctness, weight: 100, aggregate: all }
grading:
  shape: program
  checker: { type: tokens }
  samples: tests/samples
  generator: { path: tests/generate.py, language: python }
  families: [{ id: small, group: correct, sizes: [1, 2] }]
  reference: { python: solutions/accepted/reference }
  baseline: { python: solutions/slow/naive }
`;

const folder = (manifest = MANIFEST, drop: readonly string[] = []): Map<string, Uint8Array> => {
  const texts: Record<string, string> = {
    'challenge.yml': manifest,
    'statement.md': '# Task',
    'editorial.md': '# Editorial',
    'hints.yml': 'hints: [one, two, three]',
    'starter/python/main.py': 'print()',
    'solutions/accepted/reference/main.py': 'print(1)',
    'solutions/slow/naive/main.py': 'print(1)',
    'tests/generate.py': 'print(1)',
    'tests/samples/one.in': '1\n',
    'tests/samples/one.ans': '1\n',
  };
  const kept = Object.entries(texts).filter(([path]) => !drop.includes(path));
  return new Map(kept.map(([path, text]) => [path, new TextEncoder().encode(text)]));
};

const findingsOf = (files: Map<string, Uint8Array>) =>
  loadFiles(files).findings.map((f) => `${f.path} ${f.message}`);

describe('loading a challenge', () => {
  it('loads a good folder', () => {
    const result = loadFiles(folder());
    expect(result.findings).toEqual([]);
    expect(result.ok && result.challenge.pack.manifest.slug).toBe('tiny-task');
  });

  it('names file, line and the nearest key of an unknown key', () => {
    expect(
      findingsOf(folder(MANIFEST.replace('dificulty', '').replace('minutes: 10', 'minute: 10'))),
    ).toEqual(expect.arrayContaining(['challenge.yml:7 unknown key "minute"; did you mean "minutes"?']));
  });

  it("names unknown keys inside the kind's part", () => {
    expect(findingsOf(folder(MANIFEST.replace('  samples: tests', '  sampels: tests')))).toEqual(
      expect.arrayContaining(['challenge.yml:17 unknown key "grading.sampels"; did you mean "samples"?']),
    );
  });

  it('names the line of a wrong value', () => {
    const [first] = findingsOf(folder(MANIFEST.replace('difficulty: 1', 'difficulty: 9')));
    expect(first).toMatch(/^challenge\.yml:6 "difficulty": /);
  });

  it('names the line of broken YAML', () => {
    const [first] = findingsOf(folder(MANIFEST.replace('skills: [optimization]', 'skills: [optimization')));
    expect(first).toMatch(/^challenge\.yml:\d+ /);
  });

  it.each([
    [
      'an unknown kind',
      MANIFEST.replace('kind: optimization', 'kind: riddles'),
      /unknown challenge kind "riddles"/,
    ],
    [
      'a group that requires a later one',
      MANIFEST.replace('aggregate: all', 'aggregate: all, requires: [x]'),
      /requires "x"/,
    ],
    [
      'weights that are all 0',
      MANIFEST.replace('weight: 100', 'weight: 0'),
      /at least one group needs a weight above 0/,
    ],
  ])('rejects %s', (_name, manifest, message) => {
    expect(findingsOf(folder(manifest)).join('\n')).toMatch(message);
  });

  it.each(['statement.md', 'editorial.md', 'hints.yml', 'starter/python/main.py', 'tests/generate.py'])(
    'reports a missing %s',
    (path) => {
      expect(loadFiles(folder(MANIFEST, [path])).ok).toBe(false);
    },
  );

  it('does not unfold aliases that refer to each other without end', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `  - &a${n + 1} [*a${n}, *a${n}, *a${n}, *a${n}]`);
    const bomb = `bomb:\n  - &a0 [x]\n${levels.join('\n')}\n`;
    expect(findingsOf(folder(`${MANIFEST}\n${bomb}`))).toEqual([
      expect.stringMatching(/^challenge\.yml .*alias/i),
    ]);
  });

  it('does not follow links out of the folder', async () => {
    const root = await mkdtemp(join(tmpdir(), 'challenge-'));
    try {
      for (const [path, content] of folder())
        if (!path.includes('/')) await writeFile(join(root, path), content);
      await symlink('/etc/passwd', join(root, 'secret.md'));
      const result = await loadFolder(root);
      expect(result.findings).toMatchObject([{ code: 'PACKAGE_ODD_FILE', path: 'secret.md' }]);
    } finally {
      await rm(root, { recursive: true });
    }
  });

  it('warns the author of an image that cannot be shown, and grades the stored package anyway', async () => {
    const root = await mkdtemp(join(tmpdir(), 'challenge-'));
    const files = folder().set(
      'statement.md',
      new TextEncoder().encode('# Task\n![plan](fixtures/plan.png)'),
    );
    try {
      for (const [path, content] of files) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
      expect(await loadFolder(root)).toMatchObject({
        ok: false,
        findings: [
          {
            code: 'IMAGE_NOT_SHOWN',
            path: 'statement.md',
            message: 'image fixtures/plan.png: the file is missing',
          },
        ],
      });
      const { archive, digest } = packArchive(files);
      expect((await loadArchive(archive)).pack).toMatchObject({ slug: 'tiny-task', digest });
    } finally {
      await rm(root, { recursive: true });
    }
  });
});

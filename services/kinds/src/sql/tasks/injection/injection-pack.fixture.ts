import { manifestSchema } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';

const families = ['quotes', 'numbers', 'stored', 'identifiers', 'lists', 'types'];

/** The grading part of a valid task with seven checks. */
export const INJECTION_GRADING = {
  engine: 'postgresql',
  task: 'security',
  schema: 'tests/given.sql',
  roles: ['app'],
  injection: {
    fixed: { python: ['db.py'] },
    reference: { python: 'solutions/accepted/right' },
    checks: [
      {
        id: 'plain',
        title: 'Plain',
        visible: true,
        harmless: true,
        steps: [{ call: 'find', arguments: { name: 'abc' }, answer: [] }],
      },
      ...families.map((family, place) => ({
        id: family,
        title: `Tries ${family}`,
        group: 'hostile',
        family,
        visible: place === 0,
        steps: [{ call: 'find', arguments: { name: `hidden-${family}` } }],
      })),
    ],
  },
};

export const INJECTION_FILES: Readonly<Record<string, string>> = {
  'tests/given.sql': 'CREATE TABLE things (id integer); GRANT SELECT ON things TO app;',
  'starter/python/db.py': '# sends statements',
  'starter/python/src/find.py': '# broken',
  'solutions/accepted/right/src/find.py': '# right',
};

/** A challenge whose programs send SQL. */
export function injectionPack(
  files: Readonly<Record<string, string>> = INJECTION_FILES,
  changes: object = {},
): ChallengePackage {
  const manifest = manifestSchema.parse({
    format: 'hone/1',
    slug: 'some-task',
    title: 'Some task',
    kind: 'sql',
    summary: 'A task to look at.',
    difficulty: 1,
    minutes: 10,
    skills: ['data-security'],
    languages: ['python'],
    submit: ['src/**'],
    limits: { cpuMs: 5000, wallMs: 5000, memoryMiB: 256, outputKiB: 2048, processes: 16 },
    groups: [
      { id: 'correct', title: 'Works', weight: 0, aggregate: 'all' },
      { id: 'hostile', title: 'Hostile', weight: 100, aggregate: 'sum', requires: ['correct'] },
    ],
    grading: INJECTION_GRADING,
    ...changes,
  });
  const content = Object.entries(files).map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  );
  return { slug: 'some-task', digest: 'd', manifest, files: new Map(content) };
}

import { manifestSchema } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';

interface Parts {
  readonly files: Readonly<Record<string, string>>;
  readonly grading: object;
  readonly submit?: readonly string[];
  /** The group besides `correct`, and the weight of both. */
  readonly other: { readonly id: string; readonly weight: number };
}

/** A SQL challenge with these files. */
export function sqlPack({ files, grading, submit = ['query.sql'], other }: Parts): ChallengePackage {
  const manifest = manifestSchema.parse({
    format: 'hone/1',
    slug: 'some-task',
    title: 'Some task',
    kind: 'sql',
    summary: 'A task to look at.',
    difficulty: 1,
    minutes: 10,
    skills: ['relational'],
    languages: ['sql'],
    submit,
    limits: { cpuMs: 5000, wallMs: 5000, memoryMiB: 256, outputKiB: 2048, processes: 16 },
    groups: [
      { id: 'correct', title: 'Correct', weight: 100 - other.weight, aggregate: 'all' },
      { ...other, title: 'Others', aggregate: 'sum', requires: ['correct'] },
    ],
    grading,
  });
  const content = Object.entries(files).map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  );
  return { slug: 'some-task', digest: 'd', manifest, files: new Map(content) };
}

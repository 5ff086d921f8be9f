import { findMainFile, type SourceFile } from '@hone/contracts';
import { starterOf } from '../../order.js';
import type { LoadedChallenge } from '../../package/load-challenge.js';
import { findDeclaredPrograms } from '../declared-programs.js';
import type { Solution } from '../solutions.js';
import type { Cheat, CheatMaterial } from './cheat.js';

/** The honest naive program that cheats are built around. */
export interface CheatTarget {
  readonly naive: Solution;
  /** The naive submission with the cheat's program in the place of its main file. */
  filesOf(cheat: Cheat): SourceFile[];
}

const PYTHON = 'python';

/** The naive Python program to wrap, or why there is none. */
export function chooseTarget(
  challenge: LoadedChallenge,
  solutions: readonly Solution[],
): CheatTarget | { readonly reason: string } {
  const declared = findDeclaredPrograms(challenge);
  if (declared === undefined)
    return { reason: `cheats are for optimization challenges, this one is ${challenge.kind.id}` };
  if (!challenge.pack.manifest.languages.includes(PYTHON))
    return { reason: 'cheats are written in Python, which the challenge does not offer' };
  const folder = declared.baseline[PYTHON];
  if (folder === undefined)
    return { reason: 'grading.baseline.python names no naive program that a cheat could wrap' };
  const naive = solutions.find((solution) => solution.path === folder);
  if (naive === undefined) return { reason: `${folder} is no solution folder, so there is nothing to wrap` };
  const tree = [...starterOf(challenge.pack, PYTHON).keys(), ...naive.files.map((file) => file.path)];
  const entry =
    naive.expect.entry ??
    findMainFile(
      PYTHON,
      naive.files.map((file) => file.path),
      tree,
    );
  const main = naive.files.find((file) => file.path === entry);
  if (main === undefined) return { reason: `${folder} has no main file to wrap` };
  const material = materialOf(challenge, main.content);
  const others = naive.files.filter((file) => file !== main);
  return {
    naive,
    filesOf: (cheat) => [...others, { path: main.path, content: cheat.program(material) }],
  };
}

function materialOf({ kind, pack, definition }: LoadedChallenge, naive: string): CheatMaterial {
  const { samples } = kind.view(pack, definition);
  return {
    naive,
    samples: samples.map(({ input = '', output = '' }) => ({ input, output })),
    memoryMiB: pack.manifest.limits.memoryMiB,
  };
}

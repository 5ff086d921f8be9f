import { findFixedMain, findMainFile, type SourceFile } from '@hone/contracts';
import type { Cheat, CheatMaterial } from '@hone/contracts/kind';
import { starterOf } from '../../order.js';
import type { LoadedChallenge } from '../../package/load-challenge.js';
import { findStarter, type Program, type Solution } from '../solutions.js';
import { findTakeover, takeOver } from './take-over.js';

/** The honest naive program that cheats are built around. */
export interface CheatTarget {
  readonly naive: Program;
  /** The naive submission with the cheat's program in place of its main file. */
  filesOf(cheat: Cheat): SourceFile[];
}

type Choice = CheatTarget | { readonly reason: string };

const PYTHON = 'python';

/** The naive Python program to wrap, or why there is none. */
export function chooseTarget(challenge: LoadedChallenge, solutions: readonly Solution[]): Choice {
  const { kind, definition } = challenge;
  if (kind.cheats === undefined || kind.ownPrograms === undefined)
    return { reason: `nobody knows a cheat for the kind ${kind.id}` };
  const { languages, submit } = challenge.pack.manifest;
  if (!languages.includes(PYTHON))
    return { reason: 'cheats are written in Python, which the challenge does not offer' };
  const folder = kind.ownPrograms(definition).baseline[PYTHON];
  if (folder === undefined)
    return { reason: 'grading.baseline.python names no naive program that a cheat could wrap' };
  const starter = findStarter(challenge.pack, PYTHON);
  const naive = [...solutions, starter].find(({ path }) => path === folder);
  if (naive === undefined)
    return { reason: `${folder} is neither a solution nor the starter, so there is nothing to wrap` };
  const fixed = findFixedMain(PYTHON, [...starterOf(challenge.pack, PYTHON).keys()], submit);
  return fixed === undefined ? inPlace(challenge, naive) : beforeMain(challenge, naive, fixed);
}

/** The main file belongs to the learner: a cheat replaces it. */
function inPlace(challenge: LoadedChallenge, naive: Program): Choice {
  const sent = naive.files.map(({ path }) => path);
  const tree = [...starterOf(challenge.pack, PYTHON).keys(), ...sent];
  const entry = naive.expect.entry ?? findMainFile(PYTHON, sent, tree);
  const main = naive.files.find((file) => file.path === entry);
  if (main === undefined) return { reason: `${naive.path} has no main file to wrap` };
  const material = materialOf(challenge, main.content);
  const others = naive.files.filter((file) => file !== main);
  return {
    naive,
    filesOf: (cheat) => [...others, { path: main.path, content: cheat.program(material) }],
  };
}

/** The main file belongs to the starter: a cheat runs before it, in a package that it imports. */
function beforeMain(challenge: LoadedChallenge, naive: Program, fixed: string): Choice {
  const { pack } = challenge;
  const starter = starterOf(pack, PYTHON);
  const main = new TextDecoder().decode(starter.get(fixed));
  const tree = [...starter.keys(), ...naive.files.map(({ path }) => path)];
  const path = findTakeover(main, tree, pack.manifest.submit);
  if (path === undefined)
    return {
      reason: `${fixed} is not the learner's, and no package that it imports lets a cheat come before it`,
    };
  const material = materialOf(challenge, main);
  return {
    naive,
    filesOf: (cheat) => [...naive.files, { path, content: takeOver(cheat.program(material), main) }],
  };
}

function materialOf(challenge: LoadedChallenge, naive: string): CheatMaterial {
  const { kind, pack, definition } = challenge;
  const { samples } = kind.view(pack, definition);
  return {
    naive,
    samples: samples.map(({ input = '', output = '' }) => ({ input, output })),
    memoryMiB: pack.manifest.limits.memoryMiB,
    measuredSize: kind.ownPrograms?.(definition).measuredSizes[PYTHON],
  };
}

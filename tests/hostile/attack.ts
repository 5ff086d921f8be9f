import { existsSync, readFileSync } from 'node:fs';
import type { RunOutcome, RunStatus } from '@hone/contracts/sandbox';

/** File endings of programs by language, the first that exists: some languages share a text. */
const EXTENSIONS = {
  python: ['py'],
  javascript: ['cjs'],
  typescript: ['cjs'],
  c: ['c'],
  cpp: ['cpp', 'c'],
  java: ['java'],
  go: ['go'],
  ruby: ['rb'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AttackLanguage = keyof typeof EXTENSIONS;

/** One attack: a small program per applicable language, and its required outcome. */
export interface Attack {
  /** Row of the table in `docs/security.md`, which is generated from these. */
  readonly row: number;
  /** Its description, unique among attacks. */
  readonly name: string;
  /** File name in `programs/`, without extension. */
  readonly program: string;
  readonly languages: readonly AttackLanguage[];
  /** Several only where the kernel decides which limit is reached first. */
  readonly expect: readonly RunStatus[];
  readonly limit?: RunOutcome['limit'];
  readonly exitCode?: number;
  readonly signal?: number;
  readonly cpuMs?: number;
  readonly wallMs?: number;
  /** The program's input; it may select one of several things to try. */
  readonly stdin?: string;
  /** The program's whole expected output. */
  readonly stdout?: string;
  /** Files that are uploaded with the program, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The run must be over after this time at the latest. */
  readonly endsWithinMs?: number;
}

export const PYTHON = ['python'] as const;
export const NODE = ['javascript', 'typescript'] as const;
export const SCRIPTS = [...PYTHON, ...NODE] as const;
export const C = ['c'] as const;
export const NATIVE = ['c', 'cpp'] as const;
export const PYTHON_AND_C = [...PYTHON, ...C] as const;
export const SCRIPTS_AND_C = [...SCRIPTS, ...C] as const;
export const MANAGED = ['java', 'go', 'ruby'] as const;
export const ALL_LANGUAGES = [...SCRIPTS, ...NATIVE, ...MANAGED] as const;
/** All but C++, for what it has in common with C. */
export const ALL_BUT_CPP = [...SCRIPTS, ...C, ...MANAGED] as const;

export const spinEnds = { expect: ['time-limit'], limit: 'cpu', cpuMs: 300 } as const;
export const waitEnds = { expect: ['time-limit'], limit: 'wall', wallMs: 500 } as const;
export const memoryEnds = { expect: ['memory-limit'], limit: 'memory' } as const;
export const fails = { expect: ['runtime-error'] } as const;
/** The program tried everything and prints the list of its successes, which is empty. */
export const inVain = { expect: ['exited'], stdout: '[]\n' } as const;

/** The text of a program. */
export function programText(name: string, language: AttackLanguage): string {
  const candidates = EXTENSIONS[language].map(
    (ending) => new URL(`programs/${name}.${ending}`, import.meta.url),
  );
  const found = candidates.find((each) => existsSync(each));
  if (found === undefined) throw new Error(`there is no program ${name} for ${language}`);
  return readFileSync(found, 'utf8');
}

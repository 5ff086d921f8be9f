import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** File endings of the programs of this folder and of smoke tests. */
const ENDINGS = {
  python: { here: 'py', smoke: 'py' },
  javascript: { here: 'cjs', smoke: 'js' },
  typescript: { here: 'mts', smoke: 'ts' },
  java: { here: 'java', smoke: 'java' },
  go: { here: 'go', smoke: 'go' },
  ruby: { here: 'rb', smoke: 'rb' },
  cpp: { here: 'cpp', smoke: 'cpp' },
  c: { here: 'c', smoke: 'c' },
} as const;

export type Language = keyof typeof ENDINGS;

export const LANGUAGES = Object.keys(ENDINGS) as Language[];

const at = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

/** A program of `../programs`, which exists in every language. */
export const program = (language: Language, name: 'letters' | 'raise' | 'recurse' | 'sum'): string =>
  at(`../programs/${name}.${ENDINGS[language].here}`);

/** A program of the runtime's own smoke test. */
export const smokeProgram = (language: Language, name: 'hello' | 'memory' | 'threads'): string =>
  at(`../../../sandbox-images/${language}/smoke/${name}.${ENDINGS[language].smoke}`);

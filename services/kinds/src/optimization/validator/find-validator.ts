import { findMainFile } from '@hone/contracts';
import { decodeText } from '../../judging/evidence-text.js';
import { filesBelow } from '../../judging/package-files.js';
import type { ProgramChecker } from '../definition.js';
import { hasScripts, SCRIPTS } from './scripts.js';

/** Extensions by language, as far as validators are written in it. */
const LANGUAGES: Readonly<Record<string, string>> = {
  py: 'python',
  c: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  java: 'java',
  js: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  go: 'go',
  rb: 'ruby',
};

/** A validator's sources with its language and main file; without one its own scripts build and run it. */
export interface ValidatorSources {
  readonly language: string;
  readonly entry: string | undefined;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Finds the validator of a package, or returns a sentence on what is missing. */
export function findValidator(
  files: ReadonlyMap<string, Uint8Array>,
  checker: ProgramChecker,
): ValidatorSources | { readonly wrong: string } {
  const pack = { files };
  const single = files.has(checker.path);
  const slash = checker.path.lastIndexOf('/');
  const own = single
    ? slash === -1
      ? new Map([...files].filter(([path]) => path === checker.path))
      : filesBelow(pack, checker.path.slice(0, slash))
    : filesBelow(pack, checker.path);
  if (own.size === 0) return { wrong: `the validator ${checker.path} does not exist` };
  const named = single ? checker.path.slice(slash + 1) : undefined;
  if (named === undefined && hasScripts(own))
    return { language: checker.language ?? languageOfScripts(own), entry: undefined, files: own };
  const among = named === undefined ? [...own.keys()] : [named];
  const language = checker.language ?? languageOf(among);
  if (language === undefined)
    return { wrong: `the language of ${checker.path} is unknown; name it with "language"` };
  const sources = among.filter((path) => LANGUAGES[extensionOf(path)] === language);
  const entry =
    named ??
    sources.find((path) => path === '__main__.py') ??
    findMainFile(language, sources, sources) ??
    sources.find((path) => /^(?:output_)?validat/.test(path));
  if (entry === undefined) return { wrong: `no file of ${checker.path} is the entry: name it main` };
  return { language, entry, files: own };
}

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Scripts may expect a C compiler or Python 3; a box has one of them. */
function languageOfScripts(files: ReadonlyMap<string, Uint8Array>): string {
  const ofSources = languageOf([...files.keys()]);
  if (ofSources !== undefined) return ofSources;
  const scripts = SCRIPTS.map((name) => decodeText(files.get(name) ?? new Uint8Array()));
  return scripts.some((text) => text.includes('python3')) ? 'python' : 'c';
}

function languageOf(paths: readonly string[]): string | undefined {
  const known = new Set(paths.map((path) => LANGUAGES[extensionOf(path)]).filter((id) => id !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}

import { findMainFile } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { decodeText } from '../../judging/evidence-text.js';
import { filesBelow } from '../../judging/package-files.js';
import type { OptimizationDefinition, ProgramChecker } from '../definition.js';
import type { ValidatorSources } from '../validator/find-validator.js';

/** A test program of a repair challenge, which talks to the learner's program as an interactive validator does. */
export interface BehaviourTest {
  /** From its file or folder; part of the check's id. */
  readonly name: string;
  readonly title: string;
  readonly checker: ProgramChecker;
  readonly sources: ValidatorSources & { readonly entry: string };
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const TITLE_CHARACTERS = 120;
/** As for validators; a test that needs more is an author's error. */
const TEST_CPU_MS = 20_000;
const TEST_MEMORY_MIB = 512;
/** Folder whose files lie beside those of every test that is a folder. */
const SHARED = '_shared';

/** Languages of which one folder can hold several programs; others compile a folder as one. */
const ONE_FILE_EACH: Readonly<Record<string, RegExp>> = {
  python: /\.py$/,
  javascript: /\.[cm]?js$/,
  ruby: /\.rb$/,
};

/** Files of a program by path, and its main file; or a sentence on why it is not a program. */
type Found = Pick<BehaviourTest['sources'], 'entry' | 'files'> | { readonly why: string };

/** Contents of the folder of one language. */
interface TestFolder {
  readonly tests: readonly BehaviourTest[];
  /** Paths that look like tests, with their problems. */
  readonly wrong: readonly { readonly path: string; readonly why: string }[];
}

/** The behaviour tests of a language in the order of their names; none where the challenge declares none. */
export function findBehaviourTests(
  pack: Pick<ChallengePackage, 'files'>,
  { behaviour }: OptimizationDefinition,
  language: string,
): readonly BehaviourTest[] {
  const folder = behaviour?.[language];
  return folder === undefined ? [] : readTestFolder(pack, folder, language).tests;
}

/**
 * Sorts the contents of a folder into tests and errors. A test is a file, which sees all others of the folder, or a
 * subfolder with a `main.*`, beside whose files those of `_shared` lie. Names that begin with `_` are no tests.
 */
export function readTestFolder(
  pack: Pick<ChallengePackage, 'files'>,
  folder: string,
  language: string,
): TestFolder {
  const files = filesBelow(pack, folder);
  const parts = new Set([...files.keys()].map((path) => path.split('/', 1)[0] ?? ''));
  const tests = new Map<string, BehaviourTest>();
  const wrong: { path: string; why: string }[] = [];
  for (const part of [...parts].filter((each) => !each.startsWith('_')).sort()) {
    const path = `${folder}/${part}`;
    const single = files.has(part);
    const name = single ? part.replace(/\.[^.]*$/, '') : part;
    const found = single ? singleFile(files, part, language) : subfolder(pack, folder, part, language);
    if ('why' in found) wrong.push({ path, why: found.why });
    else if (!NAME.test(name))
      wrong.push({ path, why: `"${name}" is no name of lower-case letters, digits and hyphens` });
    else if (tests.has(name)) wrong.push({ path, why: `another test is called "${name}"` });
    else tests.set(name, testOf(name, path, { language, ...found }));
  }
  return { tests: [...tests.values()], wrong };
}

function testOf(name: string, path: string, sources: BehaviourTest['sources']): BehaviourTest {
  const title = titleOf(sources.files.get(sources.entry)) ?? nameInWords(name);
  const { language } = sources;
  const limits = { cpuMs: TEST_CPU_MS, memoryMiB: TEST_MEMORY_MIB };
  return { name, title, checker: { type: 'interactive', path, language, flags: [], ...limits }, sources };
}

function singleFile(files: ReadonlyMap<string, Uint8Array>, file: string, language: string): Found {
  const own = ONE_FILE_EACH[language];
  if (own === undefined) return { why: `a test in ${language} is a folder with a main file` };
  if (!own.test(file)) return { why: `it is no ${language} file; shared ones begin with "_"` };
  return { entry: file, files };
}

function subfolder(
  pack: Pick<ChallengePackage, 'files'>,
  folder: string,
  part: string,
  language: string,
): Found {
  const own = filesBelow(pack, `${folder}/${part}`);
  const paths = [...own.keys()];
  const entry = findMainFile(language, paths, paths);
  if (entry === undefined) return { why: 'no file is named main.*, so none is the entry' };
  return { entry, files: new Map([...filesBelow(pack, `${folder}/${SHARED}`), ...own]) };
}

/** The first line where it is a comment: `# …`, `// …`, a docstring. */
function titleOf(source: Uint8Array | undefined): string | undefined {
  const [first = ''] = decodeText(source ?? new Uint8Array()).split(/\r?\n/, 1);
  const text = /^(?:#(?!!)|\/\/|\/\*\*?|""")\s*(.*?)\s*(?:"""|\*\/)?$/.exec(first)?.[1] ?? '';
  return text === '' ? undefined : text.slice(0, TITLE_CHARACTERS);
}

function nameInWords(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

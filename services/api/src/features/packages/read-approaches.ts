import {
  approachSchema,
  expectationSchema,
  findSolutionLanguage,
  findSolutionPlace,
  isSolutionSource,
  MAX_APPROACH_BYTES,
  MAX_APPROACHES,
  type Approach,
  type Expectation,
  type Reason,
} from '@hone/contracts';
import { orderApproaches } from './order-approaches.js';
import type { OpenedPackage } from './open-package.js';
import { yamlOf } from './parse-file.js';

const TITLE_CHARACTERS = 80;
const TOO_LATE: readonly Reason[] = ['time-limit', 'too-slow'];

/** The folder of one solution: files by their path inside it. */
interface Folder {
  readonly category: 'accepted' | 'slow';
  readonly name: string;
  readonly files: Map<string, Uint8Array>;
}

/**
 * The accepted solutions of a package for each language, the cheapest first: those of `accepted/`, and those
 * of `slow/` that fail only by time. Leaves out files that are not text or too large, and never includes
 * wrong or hostile solutions. Empty for kinds that show none.
 */
export function readApproaches({ pack, kind, definition }: OpenedPackage): Map<string, Approach[]> {
  const byLanguage = new Map(pack.manifest.languages.map((language) => [language, [] as Approach[]]));
  if (kind.references === undefined) return byLanguage;
  const references = new Set(
    Object.values(kind.references(definition)).map((path) => path.replace(/\/+$/, '')),
  );
  for (const folder of findFolders(pack.files)) {
    const approach = approachOf(folder, pack, references);
    if (approach !== undefined) byLanguage.get(approach.language)?.push(approach);
  }
  for (const [language, approaches] of byLanguage)
    byLanguage.set(language, orderApproaches(approaches).slice(0, MAX_APPROACHES));
  return byLanguage;
}

function findFolders(files: OpenedPackage['pack']['files']): Folder[] {
  const folders = new Map<string, Folder>();
  for (const [path, content] of files) {
    const { category, name, file } = findSolutionPlace(path) ?? {};
    if (name === undefined || file === undefined) continue;
    if (category !== 'accepted' && category !== 'slow') continue;
    const id = `${category}/${name}`;
    const folder = folders.get(id) ?? { category, name, files: new Map<string, Uint8Array>() };
    folders.set(id, folder);
    folder.files.set(file, content);
  }
  return [...folders.values()];
}

function approachOf(
  { category, name, files }: Folder,
  { manifest }: OpenedPackage['pack'],
  references: ReadonlySet<string>,
): Approach | undefined {
  const expectation = readExpectation(files);
  const sources = readSources(files);
  if (expectation === undefined || sources === undefined) return undefined;
  if (category === 'accepted' ? !isAccepted(expectation) : !isTooLateOnly(expectation)) return undefined;
  const paths = sources.map(({ path }) => path);
  const language = expectation.language ?? findSolutionLanguage(paths, manifest.languages);
  const id = `${category}/${name}`;
  const approach = approachSchema.safeParse({
    id,
    title: titleOf(name, language ?? ''),
    language,
    standing: category === 'accepted' && references.has(`solutions/${id}`) ? 'reference' : category,
    cost: expectation.cost ?? null,
    files: sources,
  });
  return approach.data;
}

/** Undefined when it cannot be parsed: then the expected result is unknown. */
function readExpectation(files: ReadonlyMap<string, Uint8Array>): Expectation | undefined {
  if (!files.has('expect.yml')) return {};
  try {
    return expectationSchema.safeParse(yamlOf(files, 'expect.yml')).data;
  } catch {
    return undefined;
  }
}

/** Undefined when a file is not text, or all files together are too large. */
function readSources(files: ReadonlyMap<string, Uint8Array>): Approach['files'] | undefined {
  const sources = [...files].filter(([path]) => isSolutionSource(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = sources.reduce((sum, [, content]) => sum + content.length, 0);
  if (bytes > MAX_APPROACH_BYTES || sources.some(([, content]) => content.includes(0))) return undefined;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return sources.map(([path, content]) => ({ path, content: decoder.decode(content) }));
  } catch {
    return undefined;
  }
}

function isAccepted({ verdict, reason, reasons, failing }: Expectation): boolean {
  const fails = reason !== undefined || reasons !== undefined || failing !== undefined;
  return !fails && (verdict === undefined || verdict === 'accepted');
}

function isTooLateOnly({ verdict, reason, reasons }: Expectation): boolean {
  const named = reason === undefined ? (reasons ?? []) : [reason];
  return verdict !== 'accepted' && named.every((one) => TOO_LATE.includes(one));
}

/** Turns `move-the-smaller-python` into `Move the smaller`. */
function titleOf(name: string, language: string): string {
  const own = name.endsWith(`-${language}`) ? name.slice(0, -language.length - 1) : name;
  const words = own.replaceAll(/[-_]+/g, ' ').trim() || name;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, TITLE_CHARACTERS);
}

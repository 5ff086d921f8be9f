import { type ChallengeKind, type ChallengePackage, type PackageFinding } from '@hone/contracts/kind';
import {
  findPackageImages,
  hintsSchema,
  languageSchema,
  manifestSchema,
  type Manifest,
} from '@hone/contracts';
import { findKind } from '@hone/kinds';
import { digestOf, unpackArchive } from '@hone/kit/package-archive';
import { errorFinding } from './error-finding.js';
import { parseYaml } from './parse-yaml.js';
import { readFolder } from './read-folder.js';

/** A package with its kind and parsed definition: all that grading needs. */
export interface LoadedChallenge {
  readonly pack: ChallengePackage;
  readonly kind: ChallengeKind;
  readonly definition: unknown;
}

export type LoadResult =
  | { readonly ok: true; readonly challenge: LoadedChallenge; readonly findings: readonly PackageFinding[] }
  | { readonly ok: false; readonly findings: readonly PackageFinding[] };

const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Loads a challenge folder from disk with every static check. Never throws because of the author's files. */
export async function loadFolder(folder: string): Promise<LoadResult> {
  const { files, findings } = await readFolder(folder);
  if (findings.length > 0) return { ok: false, findings };
  const loaded = loadFiles(files);
  // A stored package is graded regardless of its images; the author gets the findings before it is stored.
  const images = loaded.ok ? inspectImages(files) : [];
  return images.length > 0 ? { ok: false, findings: [...images, ...loaded.findings] } : loaded;
}

/** Loads a challenge from an archive of the api. Rejects when it is invalid: the api checked it before storing it. */
export async function loadArchive(archive: Uint8Array): Promise<LoadedChallenge> {
  const result = loadFiles(await unpackArchive(archive));
  if (!result.ok)
    throw new Error(
      `the challenge package is invalid: ${result.findings.map((f) => `${f.path} ${f.message}`).join('; ')}`,
    );
  return result.challenge;
}

/** Loads a challenge from its files by relative path. */
export function loadFiles(files: ReadonlyMap<string, Uint8Array>): LoadResult {
  const manifestBytes = files.get('challenge.yml');
  if (manifestBytes === undefined)
    return {
      ok: false,
      findings: [errorFinding('MANIFEST_MISSING', 'challenge.yml', 'the folder has no challenge.yml')],
    };
  let yaml: string;
  try {
    yaml = text(manifestBytes);
  } catch {
    return {
      ok: false,
      findings: [errorFinding('MANIFEST_ENCODING', 'challenge.yml', 'the file is not valid UTF-8')],
    };
  }
  const manifest = parseYaml('challenge.yml', yaml, manifestSchema);
  if (!manifest.ok) return manifest;
  const kind = findKind(manifest.value.kind);
  if (kind === undefined)
    return {
      ok: false,
      findings: [
        errorFinding('KIND_UNKNOWN', 'challenge.yml', `unknown challenge kind "${manifest.value.kind}"`),
      ],
    };
  const definition = parseYaml('challenge.yml', yaml, kind.definition, ['grading']);
  if (!definition.ok) return definition;
  const pack = { slug: manifest.value.slug, digest: digestOf(files), manifest: manifest.value, files };
  const findings = [...inspectFolder(manifest.value, files), ...kind.inspect(pack, definition.value)];
  if (findings.some((finding) => finding.severity === 'error')) return { ok: false, findings };
  return { ok: true, challenge: { pack, kind, definition: definition.value }, findings };
}

/** Rules for all kinds: required files, starters for each language, groups that exist. */
function inspectFolder(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): PackageFinding[] {
  const findings: PackageFinding[] = [];
  for (const path of ['statement.md', 'editorial.md', 'hints.yml'])
    if (!files.has(path)) findings.push(errorFinding('FILE_MISSING', path, `the folder has no ${path}`));
  const hints = files.get('hints.yml');
  if (hints !== undefined) {
    const parsed = parseYaml('hints.yml', new TextDecoder().decode(hints), hintsSchema);
    if (!parsed.ok) findings.push(...parsed.findings);
  }
  for (const language of manifest.languages)
    if (![...files.keys()].some((path) => path.startsWith(`starter/${language}/`)))
      findings.push(
        errorFinding('STARTER_MISSING', `starter/${language}`, `the starter code for ${language} is missing`),
      );
  for (const path of files.keys()) {
    const named = /^starter\/([^/]+)\//.exec(path)?.[1];
    if (named !== undefined && languageSchema.safeParse(named).success && !manifest.languages.includes(named))
      findings.push(
        errorFinding('STARTER_UNDECLARED', path, `${named} is not listed in languages of challenge.yml`),
      );
  }
  findings.push(...inspectGroups(manifest));
  return findings;
}

/** Images that could not be shown to the learner. */
function inspectImages(files: ReadonlyMap<string, Uint8Array>): PackageFinding[] {
  const read = (path: string): string => new TextDecoder().decode(files.get(path));
  const hints = parseYaml('hints.yml', read('hints.yml'), hintsSchema);
  const texts = {
    statement: read('statement.md'),
    editorial: read('editorial.md'),
    hints: hints.ok ? hints.value.hints : [],
  };
  return findPackageImages(texts, files).problems.map(({ path, message }) =>
    errorFinding('IMAGE_NOT_SHOWN', path, message),
  );
}

function inspectGroups(manifest: Manifest): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const ids = manifest.groups.map((group) => group.id);
  if (new Set(ids).size !== ids.length)
    findings.push(errorFinding('GROUP_DUPLICATE', 'challenge.yml', 'two groups have the same id'));
  if (!ids.includes('correct'))
    findings.push(
      errorFinding('GROUP_MISSING', 'challenge.yml', 'a group with the id "correct" is required'),
    );
  if (manifest.groups.every((group) => group.weight === 0))
    findings.push(
      errorFinding('GROUP_WEIGHTS', 'challenge.yml', 'at least one group needs a weight above 0'),
    );
  manifest.groups.forEach((group, index) => {
    for (const required of group.requires ?? [])
      if (!ids.slice(0, index).includes(required))
        findings.push(
          errorFinding(
            'GROUP_REQUIRES',
            'challenge.yml',
            `group "${group.id}" requires "${required}", which must be listed before it`,
          ),
        );
  });
  return findings;
}

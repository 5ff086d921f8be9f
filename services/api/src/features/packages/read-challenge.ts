import { manifestSchema, type Manifest, type SourceFile } from '@hone/contracts';
import type { ChallengeKind, ChallengePackage } from '@hone/contracts/kind';
import { findKind } from '@hone/kinds';
import type { ChallengeContent, ChallengeVersion } from '../challenges/repository.js';
import { parseBy, refusePackage, textOf, yamlOf } from './parse-file.js';
import { digestOf, type PackageFiles } from './read-archive.js';
import { readGuidance, type ReadGuidance } from './read-guidance.js';

/** A challenge as the catalogue keeps it, before it has a version. */
export interface ReadChallenge extends ReadGuidance {
  readonly challenge: Omit<ChallengeVersion, 'version' | 'publishedAt'>;
  readonly content: ChallengeContent;
}

/** Parses a package and makes the learner's view of it. Throws `CHALLENGE_INVALID` that names every error. */
export function readChallenge(files: PackageFiles): ReadChallenge {
  const manifest = parseBy(manifestSchema, yamlOf(files, 'challenge.yml'), 'challenge.yml');
  const kind = findKind(manifest.kind);
  if (kind === undefined)
    throw refusePackage([{ path: 'challenge.yml: kind', message: `there is no kind ${manifest.kind}` }]);
  const definition = parseBy(kind.definition, manifest.grading, 'challenge.yml: grading');
  const pack: ChallengePackage = { slug: manifest.slug, digest: digestOf(files), manifest, files };
  const wrong = kind.inspect(pack, definition).filter((finding) => finding.severity === 'error');
  if (wrong.length > 0) throw refusePackage(wrong.map(({ path, message }) => ({ path, message })));
  return viewOf(pack, kind, definition);
}

function viewOf(pack: ChallengePackage, kind: ChallengeKind, definition: unknown): ReadChallenge {
  const { manifest, digest, files } = pack;
  const { guidance, problems } = readGuidance(files);
  const { samples, customInput, groupNotes = {} } = kind.view(pack, definition);
  const { slug, title, summary, difficulty, minutes, skills, submit, limits } = manifest;
  const runtimes = Object.fromEntries(
    manifest.languages.map((language) => [language, runtimesFor(pack, kind, definition, language)]),
  );
  const own = { digest, slug, title, kind: kind.id, summary, difficulty, minutes, skills, submit, limits };
  return {
    challenge: { ...own, runtimes, ...(customInput === undefined ? {} : { customInput }) },
    content: {
      digest,
      statement: textOf(files, 'statement.md'),
      starter: Object.fromEntries(
        manifest.languages.map((language) => [language, starterOf(files, language)]),
      ),
      samples,
      groups: manifest.groups.map(({ id, title: name, weight }) => {
        const note = groupNotes[id];
        return { id, title: name, weight, ...(note === undefined ? {} : { note }) };
      }),
      hintsAvailable: guidance.hints.length,
    },
    guidance,
    problems,
  };
}

/** All runtimes that grading opens: the learner's and those of generators, references and servers. */
function runtimesFor(
  pack: ChallengePackage,
  kind: ChallengeKind,
  definition: unknown,
  language: Manifest['languages'][number],
): string[] {
  const boxes = kind.topology(pack, definition, language).map((box) => box.runtime);
  return [...new Set([kind.runtimeFor(definition, language), ...boxes])];
}

function starterOf(files: PackageFiles, language: string): SourceFile[] {
  const folder = `starter/${language}/`;
  const paths = [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  return paths.map((path) => ({ path: path.slice(folder.length), content: textOf(files, path) }));
}

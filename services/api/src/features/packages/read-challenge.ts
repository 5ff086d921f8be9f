import { hasVariants, type Manifest, type SourceFile } from '@hone/contracts';
import type { ChallengeKind, ChallengePackage } from '@hone/contracts/kind';
import type { PackageFiles } from '@hone/kit/package-archive';
import type { ChallengeContent, ChallengeVersion } from '../challenges/repository.js';
import { openPackage, type FindKind, type OpenedPackage } from './open-package.js';
import { invalidPackage, textOf } from './parse-file.js';
import { readGuidance, type ReadGuidance } from './read-guidance.js';

/** A challenge of the catalogue before it has a version number. */
export interface ReadChallenge extends ReadGuidance {
  readonly challenge: Omit<ChallengeVersion, 'version' | 'publishedAt'>;
  readonly content: ChallengeContent;
}

/** Parses a package and builds the learner's view of it. Throws `CHALLENGE_INVALID` with every error. */
export function readChallenge(files: PackageFiles, findKind: FindKind): ReadChallenge {
  const opened = openPackage(files, findKind);
  const { pack, kind, definition } = opened;
  const wrong = kind.inspect(pack, definition).filter((finding) => finding.severity === 'error');
  if (wrong.length > 0) throw invalidPackage(wrong.map(({ path, message }) => ({ path, message })));
  return viewOf(opened);
}

function viewOf(opened: OpenedPackage): ReadChallenge {
  const { pack, kind, definition } = opened;
  const { manifest, digest, files } = pack;
  const { guidance, problems } = readGuidance(opened);
  const { samples, sql, customInput, groupNotes = {} } = kind.view(pack, definition);
  const { slug, title, summary, difficulty, minutes, skills, submit, limits } = manifest;
  const runtimes = Object.fromEntries(
    manifest.languages.map((language) => [language, runtimesFor(pack, kind, definition, language)]),
  );
  const own = { digest, slug, title, kind: kind.id, summary, difficulty, minutes, skills, submit, limits };
  return {
    challenge: {
      ...own,
      runtimes,
      ...(customInput === undefined ? {} : { customInput }),
      ...(hasVariants(opened) ? { hasVariants: true } : {}),
    },
    content: {
      digest,
      statement: textOf(files, 'statement.md'),
      starter: Object.fromEntries(
        manifest.languages.map((language) => [language, starterOf(files, language)]),
      ),
      samples,
      ...sql,
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

/** All runtimes that grading needs: the learner's, and those of generators, references and servers. */
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

import { hintsSchema, manifestSchema, type Manifest, type SourceFile } from '@hone/contracts';
import type { ChallengeKind, ChallengePackage } from '@hone/contracts/kind';
import { findKind } from '@hone/kinds';
import { AppError, type FieldError } from '@hone/kit';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { fieldErrorsOf } from '../../http/validate.js';
import type { ChallengeContent, ChallengeVersion } from '../challenges/repository.js';
import { digestOf, type PackageFiles } from './read-archive.js';

/** A challenge as the catalogue keeps it, before it has a version. */
export interface ReadChallenge {
  readonly challenge: Omit<ChallengeVersion, 'version' | 'publishedAt'>;
  readonly content: ChallengeContent;
}

function refuse(errors: readonly FieldError[], cause?: unknown): AppError {
  return new AppError('CHALLENGE_INVALID', { errors, cause });
}

function textOf(files: PackageFiles, path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw refuse([{ path, message: 'the file is missing' }]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse([{ path, message: 'the file is not valid UTF-8' }], cause);
  }
}

function parseBy<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(
    fieldErrorsOf(parsed.error).map(({ path, message }) => ({ path: `${file}: ${path}`, message })),
  );
}

function yamlOf(files: PackageFiles, path: string): unknown {
  const text = textOf(files, path);
  try {
    return parseYaml(text, { maxAliasCount: 50, uniqueKeys: true });
  } catch (cause) {
    throw refuse([{ path, message: cause instanceof Error ? cause.message : 'not valid YAML' }], cause);
  }
}

/** Parses a package and makes the learner's view of it. Throws `CHALLENGE_INVALID` that names every error. */
export function readChallenge(files: PackageFiles): ReadChallenge {
  const manifest = parseBy(manifestSchema, yamlOf(files, 'challenge.yml'), 'challenge.yml');
  const kind = findKind(manifest.kind);
  if (kind === undefined)
    throw refuse([{ path: 'challenge.yml: kind', message: `there is no kind ${manifest.kind}` }]);
  const definition = parseBy(kind.definition, manifest.grading, 'challenge.yml: grading');
  const pack: ChallengePackage = { slug: manifest.slug, digest: digestOf(files), manifest, files };
  const wrong = kind.inspect(pack, definition).filter((finding) => finding.severity === 'error');
  if (wrong.length > 0) throw refuse(wrong.map(({ path, message }) => ({ path, message })));
  return viewOf(pack, kind, definition);
}

function viewOf(pack: ChallengePackage, kind: ChallengeKind, definition: unknown): ReadChallenge {
  const { manifest, digest, files } = pack;
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
      hintsAvailable: countHints(files),
    },
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

function countHints(files: PackageFiles): number {
  if (!files.has('hints.yml')) return 0;
  return parseBy(hintsSchema, yamlOf(files, 'hints.yml'), 'hints.yml').hints.length;
}

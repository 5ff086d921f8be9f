import { mkdir, readdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { slugSchema, type ChallengeView } from '@hone/contracts';
import type { Output } from '../output.js';
import type { SiteFlags } from './choose-site.js';
import { digestOf, findFolder, writeFolderFile, type ChallengeFolder } from './folder.js';
import { LearnerError } from './learner-error.js';
import { layOutFiles } from './pulled-files.js';
import { planWrites, writePlanned, type PlannedFile } from './safe-write.js';
import { done, openSession } from './session.js';

export interface PullFlags extends SiteFlags {
  readonly language?: string;
  readonly dir?: string;
  readonly force: boolean;
}

const NOTHING_WRITTEN = 'Nothing was written.';

/** `hone pull`: a folder with the statement, the starter, the samples and a README of commands. */
export async function pull(slug: string, flags: PullFlags, output: Output): Promise<number> {
  if (!slugSchema.safeParse(slug).success) throw badSlug(slug);
  const path = resolve(flags.dir ?? slug);
  const existing = await findFolder(path);
  const { client, site } = await openSession(flags, existing);
  const view = await client.getChallenge(slug);
  if (view.variant === null) throw needsLogin(site);
  const language = chooseLanguage(view, flags.language ?? existing?.language);
  await assertFits(path, existing, { slug, language }, flags.force);
  const { files, starter } = layOutFiles(view, language, site);
  const planned = await planWrites(path, files, existing?.pulled ?? {});
  const changed = planned.filter(({ state }) => state === 'changed').map((file) => file.path);
  if (changed.length > 0 && !flags.force) throw wouldOverwrite(path, changed);
  await mkdir(path, { recursive: true });
  await writePlanned(path, planned);
  await writeFolderFile(path, {
    v: 1,
    site,
    challenge: slug,
    version: view.version,
    language,
    ...(view.variant === undefined ? {} : { variant: view.variant.id }),
    submit: view.submit,
    starter: [...starter],
    pulled: Object.fromEntries(files.map((file) => [file.path, digestOf(file.content)])),
  });
  return done(
    output,
    { path, site, challenge: slug, language, files: planned.map(({ path, state }) => ({ path, state })) },
    describePull(path, view, planned),
  );
}

function describePull(path: string, view: ChallengeView, planned: readonly PlannedFile[]): string {
  const here = relative(process.cwd(), path) || '.';
  const written = planned.filter(({ state }) => state !== 'same');
  const lines = written.map((file) => `  ${file.path}`);
  return [
    written.length === 0 ? `${here} is up to date with “${view.title}”.` : `“${view.title}” is in ${here}:`,
    ...lines,
    `Next: cd ${here}, read statement.md, then run: hone run`,
  ].join('\n');
}

function chooseLanguage({ languages, slug }: ChallengeView, wanted: string | undefined): string {
  const only = languages.length === 1 ? languages[0] : undefined;
  const language = wanted ?? only;
  if (language !== undefined && languages.includes(language)) return language;
  throw new LearnerError('LANGUAGE_NOT_OFFERED', {
    happened:
      language === undefined
        ? `${slug} is offered in several languages.`
        : `${slug} is not offered in ${language} here.`,
    kept: NOTHING_WRITTEN,
    next: `Choose one with --language: ${languages.join(', ')}`,
  });
}

/** A folder holds one challenge in one language, so that no file of another one is overwritten or sent. */
async function assertFits(
  path: string,
  existing: ChallengeFolder | undefined,
  { slug, language }: { readonly slug: string; readonly language: string },
  force: boolean,
): Promise<void> {
  if (existing !== undefined) {
    if (existing.challenge === slug && existing.language === language) return;
    throw new LearnerError('FOLDER_OTHER', {
      happened: `${path} holds ${existing.challenge} in ${existing.language}.`,
      kept: NOTHING_WRITTEN,
      next: `Pull into another folder: --dir ${slug}-${language}`,
    });
  }
  const entries = await readdir(path).catch(() => []);
  if (entries.length === 0 || force) return;
  throw new LearnerError('FOLDER_NOT_EMPTY', {
    happened: `${path} is not empty, and hone did not create it.`,
    kept: NOTHING_WRITTEN,
    next: 'Choose another folder with --dir, or use --force to write into this one.',
  });
}

const wouldOverwrite = (path: string, changed: readonly string[]): LearnerError =>
  new LearnerError(
    'PULL_WOULD_OVERWRITE',
    {
      happened: `You have changed files in ${path} that a pull would overwrite:`,
      kept: NOTHING_WRITTEN,
      next: 'Copy them elsewhere, or overwrite them with --force.',
    },
    { errors: changed.map((file) => ({ path: file, message: 'differs from what was pulled' })) },
  );

const badSlug = (slug: string): LearnerError =>
  new LearnerError('CHALLENGE_NOT_FOUND', {
    happened: `“${slug}” is not the name of a challenge: names are lower-case words joined by hyphens.`,
    kept: NOTHING_WRITTEN,
    next: 'Run: hone list',
  });

const needsLogin = (site: string): LearnerError =>
  new LearnerError('AUTH_REQUIRED', {
    happened: 'Each person gets their own variant of this challenge, and you are not signed in.',
    kept: NOTHING_WRITTEN,
    next: `Run: hone login --site ${site}`,
  });

import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { slugSchema } from '@hone/contracts';
import { EXIT, UsageError, type Output } from '../output.js';
import { SCHEMA_PATH } from './schema.js';
import { isTemplate, TEMPLATES } from './templates.js';

export interface NewFlags {
  /** Parent of the new folder; default: `challenges/` of the repository. */
  readonly out?: string;
}

/** `hone new`: copies a template to `<out>/<slug>`. The copy is a working challenge to edit. */
export async function newChallenge(
  template: string,
  slug: string,
  flags: NewFlags,
  root: string,
  output: Output,
): Promise<number> {
  if (!isTemplate(template))
    throw refusal('template', `"${template}" is not a template; choose ${Object.keys(TEMPLATES).join(', ')}`);
  if (!slugSchema.safeParse(slug).success)
    throw refusal('slug', 'must be lower-case words joined by hyphens, at most 60 characters');
  const shown = join(flags.out ?? 'challenges', slug);
  const folder = flags.out === undefined ? join(root, shown) : shown;
  if ((await stat(folder).catch(() => undefined)) !== undefined)
    throw refusal('slug', `${shown} already exists; nothing was changed`);
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'services/cli/templates', template), folder, { recursive: true });
  await fillIn(join(folder, 'challenge.yml'), slug, relative(folder, join(root, SCHEMA_PATH)));
  output.result(
    { challenge: shown },
    `Created ${shown}, a small working challenge for you to edit. Check it: ./hone verify ${shown} --quick`,
  );
  return EXIT.ok;
}

/** The first line of a template refers to the schema by a path relative to the template. */
async function fillIn(manifest: string, slug: string, schema: string): Promise<void> {
  const text = await readFile(manifest, 'utf8');
  const named = text.replace(/\$schema=\S+/, () => `$schema=${schema.split(sep).join('/')}`);
  await writeFile(manifest, named.replace(/^slug: .*$/m, `slug: ${slug}`));
}

const refusal = (path: string, message: string): UsageError =>
  new UsageError('REQUEST_INVALID', [{ path, message }]);

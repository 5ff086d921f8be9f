import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slugSchema } from '@hone/contracts';
import { EXIT, UsageError, type Output } from '../output.js';

/** `hone new`: copies a kind's template to `challenges/<slug>`; `hone verify` then lists what is left to fill in. */
export async function newChallenge(
  kind: string,
  slug: string,
  root: string,
  output: Output,
): Promise<number> {
  const templates = join(root, 'services/cli/templates');
  const kinds = await readdir(templates);
  if (!kinds.includes(kind))
    throw new UsageError('REQUEST_INVALID', [
      { path: 'kind', message: `"${kind}" is none of ${kinds.join(', ')}` },
    ]);
  const checked = slugSchema.safeParse(slug);
  if (!checked.success)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'slug', message: 'use lower-case words joined by hyphens' },
    ]);
  const folder = join(root, 'challenges', slug);
  if ((await stat(folder).catch(() => undefined)) !== undefined)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'slug', message: `challenges/${slug} exists already; nothing was changed` },
    ]);
  await mkdir(folder, { recursive: true });
  await cp(join(templates, kind), folder, { recursive: true });
  const manifest = join(folder, 'challenge.yml');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('__SLUG__', slug));
  output.result(
    { challenge: `challenges/${slug}` },
    `challenges/${slug} is ready to be filled in; then: npx hone verify challenges/${slug}`,
  );
  return EXIT.ok;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../output.js';
import type { KindNames } from './kind-names.js';
import { addEntry, LIST_EDITS } from './list-edits.js';

const TEMPLATE = 'services/cli/src/new-kind/template';
const SUFFIX = '.tmpl';

/** Where the parts of the template go. */
const targetsOf = ({ id }: KindNames): Readonly<Record<string, string>> => ({
  kind: `services/kinds/src/${id}`,
  challenge: `services/cli/templates/${id}`,
});

/**
 * Content by path, relative to `root`, of every file that a new kind makes or changes; nothing is written. Throws
 * `REQUEST_INVALID` if the kind exists, and an error if the generator does not recognize a list.
 */
export async function planKind(root: string, names: KindNames): Promise<Map<string, string>> {
  const planned = new Map<string, string>();
  for (const [part, target] of Object.entries(targetsOf(names))) {
    if ((await stat(join(root, target)).catch(() => undefined)) !== undefined)
      throw new UsageError('REQUEST_INVALID', [
        { path: 'id', message: `${target} exists already; nothing was changed` },
      ]);
    for (const file of await filesOf(join(root, TEMPLATE, part))) {
      const text = await readFile(join(root, TEMPLATE, part, file), 'utf8');
      planned.set(`${target}/${file.slice(0, -SUFFIX.length)}`, fillIn(text, names));
    }
  }
  for (const edit of LIST_EDITS) {
    const text = planned.get(edit.path) ?? (await readFile(join(root, edit.path), 'utf8'));
    planned.set(edit.path, addEntry(edit, text, names));
  }
  return planned;
}

/** Paths of all files below a folder, relative to it, in a fixed order. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(SUFFIX))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const fillIn = (text: string, { id, name, Name }: KindNames): string =>
  text.replaceAll('{{id}}', id).replaceAll('{{name}}', name).replaceAll('{{Name}}', Name);

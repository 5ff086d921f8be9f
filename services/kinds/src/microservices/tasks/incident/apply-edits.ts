import type { Edit } from './files/fault-file.js';

/** The text of an edit does not occur exactly once in its file. */
export class EditUnfit extends Error {
  override readonly name = 'EditUnfit';
}

/** Applies edits to files, one after the other. Throws `EditUnfit`. */
export function applyEdits(files: ReadonlyMap<string, string>, edits: readonly Edit[]): Map<string, string> {
  const edited = new Map(files);
  for (const [index, { file, find, replace }] of edits.entries()) {
    const text = edited.get(file);
    const parts = text?.split(find) ?? [];
    if (text === undefined) throw new EditUnfit(`edits.${index}: the system has no file ${file}`);
    if (parts.length !== 2)
      throw new EditUnfit(`edits.${index}: ${file} has the text ${parts.length - 1} times, not once`);
    edited.set(file, parts.join(replace));
  }
  return edited;
}

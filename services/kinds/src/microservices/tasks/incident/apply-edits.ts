import type { Edit } from './files/fault-file.js';

/** A text of an edit that its file does not have exactly once. */
export class EditUnfit extends Error {
  override readonly name = 'EditUnfit';
}

/** Files with edits in them, one after the other. Throws `EditUnfit`. */
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

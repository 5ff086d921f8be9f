import { writeFile } from 'node:fs/promises';
import { manifestJsonSchema } from '@hone/grading';
import { EXIT, type Output } from '../output.js';

/** Path of the schema in the repository, next to the page that explains its keys. */
export const SCHEMA_PATH = 'docs/challenge.schema.json';

/** The text of the schema file. */
export const renderSchema = (): string => `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`;

/** `hone schema`: prints the JSON Schema of `challenge.yml`, or writes it to a file. */
export async function schema(out: string | undefined, output: Output): Promise<number> {
  if (out === undefined) output.result(manifestJsonSchema(), renderSchema().trimEnd());
  else {
    await writeFile(out, renderSchema());
    output.result({ schema: out }, `Wrote ${out}.`);
  }
  return EXIT.ok;
}

import { z } from 'zod';
import { UsageError } from '../output.js';

/** Names of a kind in files and code. */
export interface KindNames {
  /** Folder and wire name: `log-triage`. */
  readonly id: string;
  /** Values: `logTriage`. */
  readonly name: string;
  /** Types: `LogTriage`. */
  readonly Name: string;
  /** For people: `Log triage`. */
  readonly title: string;
}

/** Keywords cannot be names of values; the other two have a meaning in the catalogue of the first page. */
const TAKEN = new Set(
  'all arguments await break case catch class const continue debugger default delete else enum eval export extends false finally for function implements import instanceof interface let new null package private protected public return static super switch this throw title true try typeof undefined var void while with yield'.split(
    ' ',
  ),
);

const idSchema = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .min(3)
  .max(30)
  .refine((id) => !TAKEN.has(id));

/** Names from an id such as `log-triage`. Throws `REQUEST_INVALID` for other texts. */
export function parseKindNames(id: string): KindNames {
  if (!idSchema.safeParse(id).success)
    throw new UsageError('REQUEST_INVALID', [
      { path: 'id', message: 'use lower-case words joined by hyphens, 3 to 30 characters, and no keyword' },
    ]);
  const Name = id.replaceAll(/(^|-)([a-z])/g, (_match, _hyphen, letter: string) => letter.toUpperCase());
  const words = id.replaceAll('-', ' ');
  return {
    id,
    Name,
    name: Name.charAt(0).toLowerCase() + Name.slice(1),
    title: words.charAt(0).toUpperCase() + words.slice(1),
  };
}

import type { SourceFile } from '@hone/contracts';
import type { SimilarExcerpt } from '@hone/contracts/hiring';
import type { PlacedToken } from './tokens/answer-tokens.js';

const MAX_LINES = 30;
const MAX_CHARACTERS = 4_000;

/** The whole lines from one token to another one; to the end of the first file when they are in two. */
export function excerptOf(
  files: readonly SourceFile[],
  first: PlacedToken | undefined,
  last: PlacedToken | undefined,
): SimilarExcerpt {
  if (first === undefined || last === undefined) throw new Error('an excerpt needs tokens of the answer');
  const { path, line } = first;
  const lines = files.find((file) => file.path === path)?.content.split('\n') ?? [];
  const end = last.path === path ? last.line + 1 : lines.length;
  const text = lines.slice(line, Math.min(end, line + MAX_LINES)).join('\n');
  return { path, line: line + 1, text: text.slice(0, MAX_CHARACTERS) };
}

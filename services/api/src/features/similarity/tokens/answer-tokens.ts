import type { SourceFile } from '@hone/contracts';
import { statementTokens } from '@hone/kinds/statement-tokens';
import { syntaxTokens } from './syntax-tokens.js';
import type { Token } from './token.js';
import { wordTokens } from './word-tokens.js';

/** A token and the file it is in. */
export interface PlacedToken extends Token {
  readonly path: string;
}

/** More tokens cost more than they reveal; about 2,000 lines. */
export const MAX_TOKENS = 20_000;

/** The tokens of all files, in the order of their paths; undefined when there are more than can be compared. */
export async function answerTokens(files: readonly SourceFile[]): Promise<PlacedToken[] | undefined> {
  const tokens: PlacedToken[] = [];
  for (const { path, content } of files.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    for (const token of await fileTokens(path, content)) tokens.push({ ...token, path });
    if (tokens.length > MAX_TOKENS) return undefined;
  }
  return tokens;
}

async function fileTokens(path: string, content: string): Promise<readonly Token[]> {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const parsed = extension === 'sql' ? await statementTokens(content) : syntaxTokens(extension, content);
  return parsed ?? wordTokens(extension, content);
}

import type { CodePlace } from '@hone/contracts';
import { findPath } from './read-problems.js';

/** A place in the learner's files; lines and columns count from 1. */
export type SourcePlace = Omit<CodePlace, 'message'>;

export interface ReferencePart {
  readonly text: string;
  readonly place?: SourcePlace;
}

const REFERENCE =
  /File "(?<quoted>[^"\n]+)", line (?<quotedLine>\d+)|(?<path>[^\s:()'",]+):(?<line>\d+)(?::(?<column>\d+))?|(?:(?<file>[^\s,]+\.\w+), )?line (?<at>\d+), column (?<atColumn>\d+)/g;

function placeOf(groups: Readonly<Record<string, string | undefined>>, paths: readonly string[]) {
  const printed = groups['quoted'] ?? groups['path'] ?? groups['file'];
  const [only] = paths.length === 1 ? paths : [];
  const path = printed === undefined ? only : findPath(printed, paths);
  const line = Number(groups['quotedLine'] ?? groups['line'] ?? groups['at']);
  const column = groups['column'] ?? groups['atColumn'];
  if (path === undefined || line < 1) return undefined;
  return { path, line, ...(column === undefined ? {} : { column: Number(column) }) };
}

/** Splits a printed text at the places that it names in files of these paths. */
export function splitReferences(text: string, paths: readonly string[]): ReferencePart[] {
  const parts: ReferencePart[] = [];
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const place = placeOf(match.groups ?? {}, paths);
    if (place === undefined) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], place });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

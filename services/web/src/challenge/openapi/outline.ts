import { keyPaths } from './document-lines.js';

export type PlaceGroup = 'operations' | 'schemas' | 'components' | 'rest';

/** A part of a document that the reader may want to go to. */
export interface Place {
  readonly group: PlaceGroup;
  readonly label: string;
  /** From 1. */
  readonly line: number;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
const WITH_PARTS = new Set(['paths', 'webhooks', 'components']);
const MOST_PLACES = 1_000;

/** Classifies a key by its path from the top of the document. */
function placeOf([top, second, third]: readonly string[], line: number): Place | undefined {
  if (top === undefined) return undefined;
  if (second === undefined) return WITH_PARTS.has(top) ? undefined : { group: 'rest', label: top, line };
  if (third === undefined) return undefined;
  if (top === 'paths' || top === 'webhooks')
    return METHODS.has(third)
      ? { group: 'operations', label: `${third.toUpperCase()} ${second}`, line }
      : undefined;
  if (top !== 'components') return undefined;
  return second === 'schemas'
    ? { group: 'schemas', label: third, line }
    : { group: 'components', label: `${second}/${third}`, line };
}

/** Operations, schemas and other parts of a document in order, read by lines: incomplete documents work. */
export function listPlaces(lines: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const { path, line } of keyPaths(lines)) {
    if (path.length > 3) continue;
    const place = placeOf(path, line);
    if (place !== undefined) places.push(place);
    if (places.length === MOST_PLACES) break;
  }
  return places;
}

/** The part that a line belongs to: the last one that starts at or before it. */
export function placeAt(places: readonly Place[], line: number): Place | undefined {
  return places.findLast((place) => place.line <= line);
}

import type { ApiDocument } from '../../document/api-document.js';
import type { Place } from '../../lab/protocol.js';

/** The place of a value in the learner's files; the place of its parent where the value has none. */
export function placeOf({ places }: Pick<ApiDocument, 'places'>, pointer: string): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (Object.hasOwn(places, at)) return places[at];
    if (at === '') return undefined;
  }
}

import type { ApiDocument } from '../../document/api-document.js';
import type { Place } from '../../lab/protocol.js';

/** Where a value stands in the learner's files; that of what is around it where the value has no place. */
export function placeOf({ places }: Pick<ApiDocument, 'places'>, pointer: string): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (Object.hasOwn(places, at)) return places[at];
    if (at === '') return undefined;
  }
}

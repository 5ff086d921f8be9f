import { useState } from 'react';
import type { SourcePlace } from './source-references.js';

/** The place in the files that was asked for last; another object each time. */
export function useSourceTarget(open: (path: string) => void) {
  const [target, setTarget] = useState<SourcePlace | null>(null);
  const goTo = (place: SourcePlace) => {
    open(place.path);
    setTarget({ ...place });
  };
  return { target, goTo };
}

import { createContext, Fragment, useContext } from 'react';
import classes from './source-links.module.css';
import { splitReferences, type SourcePlace } from './source-references.js';

/** The files beside a printed text, and how to show a place in them. */
export interface SourceLinks {
  readonly paths: readonly string[];
  readonly goTo: (place: SourcePlace) => void;
}

/** Null without an editor on the page. */
export const SourceLinksContext = createContext<SourceLinks | null>(null);

/** A printed text in which places such as `main.py:3` link to the line. */
export function LinkedText({ text }: { readonly text: string }) {
  const links = useContext(SourceLinksContext);
  if (links === null) return text;
  return splitReferences(text, links.paths).map(({ text: words, place }, index) =>
    place === undefined ? (
      <Fragment key={index}>{words}</Fragment>
    ) : (
      <button key={index} type="button" className={classes['link']} onClick={() => links.goTo(place)}>
        {words}
      </button>
    ),
  );
}

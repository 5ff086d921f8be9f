import { Fragment } from 'react';
import { ComparedText } from './printed-text.js';

/** A name between two backticks, as checkers write it. */
const NAMED = /`([^`\n]+)`/;

/** A sentence that a checker wrote, with names of the document as code. Never what a program printed. */
export function Sentence({ text }: { readonly text: string }) {
  // A split by one group puts what it matched at every odd place.
  return text.split(NAMED).map((part, index) => (
    <Fragment key={index}>
      {index % 2 === 1 ? (
        <code>
          <ComparedText text={part} />
        </code>
      ) : (
        <ComparedText text={part} />
      )}
    </Fragment>
  ));
}

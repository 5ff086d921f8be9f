import { Fragment } from 'react';
import { ComparedText } from './printed-text.js';

/** A name between two backticks, as checkers write it. */
const NAMED = /`([^`\n]+)`/;

/** A sentence from a checker, with names of the document as code. Never output of a program. */
export function Sentence({ text }: { readonly text: string }) {
  // A split by one group puts its matches at odd indexes.
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

import { Fragment, useMemo, useState } from 'react';
import { LinkedText } from '../challenge/problems/source-links.js';
import { t } from '../strings/results.js';
import { parseTerminalText, revealUnseen, type TextPart, type TextStyle } from './terminal-text.js';
import classes from './printed-text.module.css';

function classOf(style: TextStyle): string {
  const names = [
    style.bold === true && classes['bold'],
    style.dim === true && classes['dim'],
    style.italic === true && classes['italic'],
    style.underline === true && classes['underline'],
  ];
  return names.filter((name) => typeof name === 'string').join(' ');
}

function Part({ part }: { readonly part: TextPart }) {
  const plain = Object.keys(part.style).length === 0;
  if (part.mark)
    return (
      <span className={classes['mark']} title={t('output.invisible')}>
        {part.text}
      </span>
    );
  if (plain) return <LinkedText text={part.text} />;
  return (
    <span className={classOf(part.style)} data-color={part.style.color}>
      <LinkedText text={part.text} />
    </span>
  );
}

function Parts({ parts }: { readonly parts: readonly TextPart[] }) {
  return parts.map((part, index) => (
    <Fragment key={index}>
      <Part part={part} />
    </Fragment>
  ));
}

/** A text of which nothing is hidden, for places where it is compared with another. */
export function ComparedText({ text }: { readonly text: string }) {
  const parts = useMemo(() => revealUnseen(text), [text]);
  return <Parts parts={parts} />;
}

interface PrintedTextProps {
  readonly label: string;
  readonly text: string;
}

/** So much is drawn at first: laying out megabytes of one line would stop the page. */
const FIRST_CHARACTERS = 20_000;

/** What a program or compiler printed, in a box that scrolls. */
export function PrintedText({ label, text }: PrintedTextProps) {
  const [whole, setWhole] = useState(false);
  const long = text.length > FIRST_CHARACTERS;
  const shown = whole || !long ? text : text.slice(0, FIRST_CHARACTERS);
  const parts = useMemo(() => parseTerminalText(shown), [shown]);
  return (
    <>
      <pre tabIndex={0} aria-label={label} className={classes['printed']}>
        <Parts parts={parts} />
      </pre>
      {long && (
        <button type="button" className={classes['more']} onClick={() => setWhole(!whole)}>
          {whole ? t('output.showLess') : t('output.showAll', { count: text.length })}
        </button>
      )}
    </>
  );
}

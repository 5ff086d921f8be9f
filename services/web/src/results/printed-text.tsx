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

/** A text with all characters visible, for comparison with another. */
export function ComparedText({ text }: { readonly text: string }) {
  const parts = useMemo(() => revealUnseen(text), [text]);
  return <Parts parts={parts} />;
}

interface PrintedTextProps {
  readonly label: string;
  readonly text: string;
}

/** How much is rendered at first: laying out megabytes of one line would block the page. */
const FIRST_CHARACTERS = 20_000;

/** Only the pane scrolls, so that a long text is cut and expands on demand. */
const FIRST_LINES = 60;

/** The start of a text that is too long to show at once; the whole of others. */
function cutText(text: string): string {
  const lines = text.split('\n', FIRST_LINES + 1);
  const head = lines.length > FIRST_LINES ? lines.slice(0, FIRST_LINES).join('\n') : text;
  return head.slice(0, FIRST_CHARACTERS);
}

/** What a program or compiler printed; long texts expand on demand. */
export function PrintedText({ label, text }: PrintedTextProps) {
  const [whole, setWhole] = useState(false);
  const head = useMemo(() => cutText(text), [text]);
  const long = head.length < text.length;
  const shown = whole ? text : head;
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

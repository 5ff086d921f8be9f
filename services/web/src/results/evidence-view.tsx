import type { Evidence } from '@hone/contracts';
import { DiffView } from './diff-view.js';
import classes from './evidence.module.css';
import { RowsView } from './rows-view.js';

interface BlockProps {
  readonly label: string;
  readonly text: string | undefined;
}

function TextBlock({ label, text }: BlockProps) {
  if (text === undefined || text === '') return null;
  return (
    <figure className={classes['block']}>
      <figcaption>{label}</figcaption>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </figure>
  );
}

/** What a check saw, drawn as its type asks for. */
export function EvidenceView({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.type) {
    case 'summary':
      return <p className={classes['text']}>{evidence.text}</p>;
    case 'diff':
      return (
        <>
          {evidence.text !== undefined && <p className={classes['text']}>{evidence.text}</p>}
          {evidence.firstDifference !== undefined && (
            <p>The first difference is in line {evidence.firstDifference}.</p>
          )}
          <DiffView expected={evidence.expected} actual={evidence.actual} />
          <TextBlock label="Input" text={evidence.input} />
          <TextBlock label="Standard error" text={evidence.stderr} />
        </>
      );
    case 'rows':
      return (
        <>
          {evidence.text !== undefined && <p className={classes['text']}>{evidence.text}</p>}
          <RowsView evidence={evidence} />
        </>
      );
    case 'output':
      return (
        <>
          {evidence.exit !== undefined && <p className={classes['text']}>{evidence.exit}</p>}
          <TextBlock label="Output" text={evidence.stdout === '' ? '(nothing printed)' : evidence.stdout} />
          <TextBlock label="Standard error" text={evidence.stderr} />
        </>
      );
  }
}

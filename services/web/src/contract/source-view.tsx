import { t } from '../strings/contract.js';
import classes from './contract.module.css';

/** A document's source; the style sheet numbers its lines, so copied text has no numbers in it. */
export function SourceView({ text }: { readonly text: string }) {
  return (
    <pre className={classes['source']} tabIndex={0} aria-label={t('source')}>
      {text
        .trimEnd()
        .split(/\r\n|\n|\r/)
        .map((line) => `${line}\n`)
        .map((line, index) => (
          <span key={index}>{line}</span>
        ))}
    </pre>
  );
}

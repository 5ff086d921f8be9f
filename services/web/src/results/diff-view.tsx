import { useMemo, useState } from 'react';
import { t } from '../strings/evidence.js';
import classes from './evidence.module.css';
import {
  diffLines,
  foldEqual,
  splitDifference,
  takeRows,
  type DiffChunk,
  type DiffRow,
} from './line-diff.js';
import { ComparedText } from './printed-text.js';

function Side({ own, other }: { readonly own: DiffRow['actual']; readonly other: DiffRow['actual'] }) {
  if (own === undefined) return <span className={classes['absent']} />;
  if (other === undefined || other.text === own.text)
    return own.text === '' ? ' ' : <ComparedText text={own.text} />;
  const [start, middle, end] = splitDifference(own.text, other.text);
  return (
    <>
      <ComparedText text={start} />
      <mark>
        <ComparedText text={middle} />
      </mark>
      <ComparedText text={end} />
    </>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  return (
    <tr data-kind={row.kind}>
      <td className={classes['lineNumber']}>{row.expected?.line}</td>
      <td className={classes['expected']}>
        <Side own={row.expected} other={row.actual} />
      </td>
      <td className={classes['lineNumber']}>{row.actual?.line}</td>
      <td className={classes['actual']}>
        <Side own={row.actual} other={row.expected} />
        {row.kind !== 'same' && <span className="visually-hidden"> {t(`diff.${row.kind}`)}</span>}
      </td>
    </tr>
  );
}

function Chunk({ chunk }: { readonly chunk: DiffChunk }) {
  if ('rows' in chunk)
    return chunk.rows.map((row) => (
      <Row key={`${row.expected?.line ?? ''}:${row.actual?.line ?? ''}`} row={row} />
    ));
  return (
    <tr className={classes['fold']}>
      <td colSpan={4}>{t('diff.equal', { count: chunk.skipped })}</td>
    </tr>
  );
}

function Columns() {
  return (
    <colgroup>
      <col className={classes['numberColumn']} />
      <col />
      <col className={classes['numberColumn']} />
      <col />
    </colgroup>
  );
}

/** The rest of the pane must stay in reach: the pane scrolls, and the diff does not scroll separately. */
const FIRST_ROWS = 60;

function countRows(chunks: readonly DiffChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + ('rows' in chunk ? chunk.rows.length : 0), 0);
}

/** Expected and actual text side by side, differences marked, long equal stretches collapsed. */
export function DiffView({ expected, actual }: { readonly expected: string; readonly actual: string }) {
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => foldEqual(diffLines(expected, actual)), [expected, actual]);
  const chunks = whole ? all : takeRows(all, FIRST_ROWS);
  const more = countRows(all) - FIRST_ROWS;
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('diff.label')}>
      <table className={classes['diff']}>
        <Columns />
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('diff.expected')}
            </th>
            <th scope="col" colSpan={2}>
              {t('yours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {chunks.map((chunk, index) => (
            <Chunk key={index} chunk={chunk} />
          ))}
        </tbody>
      </table>
      {actual === '' && <p className={classes['note']}>{t('diff.nothing')}</p>}
      {more > 0 && !whole && (
        <button type="button" className={classes['more']} onClick={() => setWhole(true)}>
          {t('diff.more', { count: more })}
        </button>
      )}
    </div>
  );
}

import type { DocumentChange, DocumentEvidence, DocumentFinding } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import classes from './document-view.module.css';
import evidenceClasses from './evidence.module.css';
import { PrintedText } from './printed-text.js';
import { Sentence } from './sentence.js';

type Place = Pick<DocumentFinding, 'file' | 'line' | 'pointer'>;

/** File and line; the pointer if there is no line. */
function placeText({ file, line, pointer }: Place): string | undefined {
  if (file !== undefined && line !== undefined) return t('document.line', { file, line });
  return pointer === '' ? undefined : pointer;
}

/** A body or some lines of the document; collapsed, so that a narrow screen shows the sentences first. */
function Folded({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <details className={classes['folded']}>
      <summary>{label}</summary>
      <PrintedText label={label} text={text} />
    </details>
  );
}

function Finding({ finding }: { readonly finding: DocumentFinding }) {
  const { operation, text, rule, pointer, excerpt, value } = finding;
  const place = placeText(finding);
  return (
    <li className={classes['finding']}>
      <p>
        {operation !== undefined && <code className={classes['operation']}>{operation}</code>}{' '}
        <Sentence text={text} />
      </p>
      {place !== undefined && <p className={classes['place']}>{place}</p>}
      {excerpt !== undefined && excerpt !== '' && (
        <figure className={evidenceClasses['block']}>
          <PrintedText label={place ?? t('document.pointer')} text={excerpt} />
        </figure>
      )}
      <dl className={classes['details']}>
        {pointer !== undefined && pointer !== '' && (
          <div>
            <dt>{t('document.pointer')}</dt>
            <dd>
              <code>{pointer}</code>
            </dd>
          </div>
        )}
        {rule !== undefined && (
          <div>
            <dt>{t('document.rule')}</dt>
            <dd>
              <code>{rule}</code>
            </dd>
          </div>
        )}
      </dl>
      {value !== undefined && <Folded label={t('document.value')} text={value} />}
    </li>
  );
}

/** Cells name their column, so that rows can be cards on a narrow screen. */
function ChangeRow({ change }: { readonly change: DocumentChange }) {
  const { id, severity, operation, text, breaks } = change;
  return (
    <tr data-severity={severity}>
      <td data-label={t('document.change')}>
        <code>{id}</code>
        <span>
          <Sentence text={text} />
        </span>
      </td>
      <td data-label={t('document.severity')}>{t(`document.severities.${severity}`)}</td>
      <td data-label={t('document.place')}>
        <code>{operation}</code>
        <span>{placeText(change)}</span>
      </td>
      <td data-label={t('document.breaks')}>{t(`document.broken.${breaks}`)}</td>
    </tr>
  );
}

function Changes({ changes }: { readonly changes: readonly DocumentChange[] }) {
  return (
    <table className={classes['changes']}>
      <caption>{t('document.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('document.change')}</th>
          <th scope="col">{t('document.severity')}</th>
          <th scope="col">{t('document.place')}</th>
          <th scope="col">{t('document.breaks')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <ChangeRow key={index} change={change} />
        ))}
      </tbody>
    </table>
  );
}

/** What consumers can't do with a document, where it says so, and the changes since the previous version. */
export function DocumentView({ evidence }: { readonly evidence: DocumentEvidence }) {
  const { text, findings, changes = [] } = evidence;
  return (
    <div className={classes['view']}>
      {findings.length > 0 && (
        <ul className={classes['findings']}>
          {findings.map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
      {text !== '' && (
        <p>
          <Sentence text={text} />
        </p>
      )}
      {changes.length > 0 && <Changes changes={changes} />}
    </div>
  );
}

import type { Evidence } from '@hone/contracts';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { MakeCaseButton } from '../challenge/cases/make-case.js';
import { t } from '../strings/evidence.js';
import { DiffView } from './diff-view.js';
import { DocumentView } from './document-view.js';
import classes from './evidence.module.css';
import { ExchangeView } from './exchange-view.js';
import { MemoryView } from './memory-view.js';
import { MigrationView } from './migration-view.js';
import { ComparedText, PrintedText } from './printed-text.js';
import { RowsView } from './rows-view.js';
import { WorkView } from './work-view.js';

// These are the largest, because of their charts, and the first page shows none.
const SpeedView = lazy(async () => ({ default: (await import('./speed-view.js')).SpeedView }));
const HistoryView = lazy(async () => ({
  default: (await import('../space-time/history-view.js')).HistoryView,
}));

const IncidentEvidenceView = lazy(async () => ({
  default: (await import('../incident/incident-evidence-view.js')).IncidentEvidenceView,
}));

interface BlockProps {
  readonly label: string;
  readonly text: string | undefined;
}

function TextBlock({ label, text }: BlockProps) {
  if (text === undefined || text === '') return null;
  return (
    <figure className={classes['block']}>
      <figcaption>{label}</figcaption>
      <PrintedText label={label} text={text} />
    </figure>
  );
}

/** A line that points into the one above. */
const CARET = /^ *\^$/m;

/** Sentences about a check; they may quote what a program printed. */
function Words({ text }: { readonly text: string }) {
  // A caret under a line needs a monospaced font.
  if (CARET.test(text)) return <TextBlock label={t('place')} text={text} />;
  return (
    <p className={classes['text']}>
      <ComparedText text={text} />
    </p>
  );
}

function Compared({ evidence }: { readonly evidence: Extract<Evidence, { type: 'diff' }> }) {
  const { text, firstDifference, expected, actual, input, stderr } = evidence;
  return (
    <>
      {text !== undefined && <Words text={text} />}
      {firstDifference !== undefined && <p>{t('diff.first', { line: firstDifference })}</p>}
      <DiffView expected={expected} actual={actual} />
      <TextBlock label={t('input')} text={input} />
      <MakeCaseButton evidence={evidence} />
      <TextBlock label={t('stderr')} text={stderr} />
    </>
  );
}

/** What a program printed; for a failed one, the error first. */
function Printed({ evidence }: { readonly evidence: Extract<Evidence, { type: 'output' }> }) {
  const { exit, stdout, stderr = '', input } = evidence;
  return (
    <>
      {exit !== undefined && <Words text={exit} />}
      {input !== undefined && <TextBlock label={t('stderr')} text={stderr} />}
      {(stdout !== '' || stderr === '') && (
        <TextBlock label={t('output')} text={stdout === '' ? t('noOutput') : stdout} />
      )}
      {input === undefined && <TextBlock label={t('stderr')} text={stderr} />}
      <TextBlock label={t('input')} text={input} />
    </>
  );
}

/** Evidence whose view is a separate chunk. */
function LoadedView({
  evidence,
}: {
  readonly evidence: Extract<Evidence, { type: 'speed' | 'history' | 'incident' }>;
}) {
  return (
    <Suspense fallback={<Skeleton height={320} aria-busy="true" />}>
      {evidence.type === 'speed' && <SpeedView evidence={evidence} />}
      {evidence.type === 'history' && <HistoryView evidence={evidence} />}
      {evidence.type === 'incident' && <IncidentEvidenceView evidence={evidence} />}
    </Suspense>
  );
}

/** A check's evidence, rendered by its type. */
export function EvidenceView({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.type) {
    case 'summary':
      return <Words text={evidence.text} />;
    case 'diff':
      return <Compared evidence={evidence} />;
    case 'rows':
      return (
        <>
          {evidence.text !== undefined && <Words text={evidence.text} />}
          <RowsView evidence={evidence} />
        </>
      );
    case 'work':
      return <WorkView evidence={evidence} />;
    case 'speed':
    case 'history':
    case 'incident':
      return <LoadedView evidence={evidence} />;
    case 'memory':
      return <MemoryView evidence={evidence} />;
    case 'document':
      return <DocumentView evidence={evidence} />;
    case 'exchange':
      return <ExchangeView evidence={evidence} />;
    case 'migration':
      return <MigrationView evidence={evidence} />;
    case 'output':
      return <Printed evidence={evidence} />;
  }
}

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { t } from '../strings/challenge.js';
import { t as tCommon } from '../strings/common.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './draft-notices.module.css';
import type { WorkHandle } from './use-work.js';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.js')).MergeDialog }));

interface NoticeProps {
  readonly tone: 'warn' | 'plain';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** What it is about; the draft by default. */
  readonly label?: string;
}

/** A line above the editor: a fact, and what to do. */
export function Notice({ tone, children, actions, label = t('draft.label') }: NoticeProps) {
  const Icon = tone === 'warn' ? IconAlertTriangle : IconHistory;
  return (
    <div className={classes['notice']} data-tone={tone} role="group" aria-label={label}>
      <Icon size={16} aria-hidden />
      <p>{children}</p>
      {actions !== undefined && actions !== false && <span className={classes['actions']}>{actions}</span>}
    </div>
  );
}

function ConflictNotice({ handle }: { readonly handle: WorkHandle }) {
  const [merging, setMerging] = useState(false);
  const { conflict, mine, resolve } = handle;
  if (conflict === null) return null;
  const open = (
    <Button size="compact-sm" onClick={() => setMerging(true)}>
      {t('draft.merge')}
    </Button>
  );
  return (
    <>
      <Notice tone="warn" actions={open}>
        {t('draft.conflict')}
      </Notice>
      {merging && (
        <Suspense fallback={null}>
          <MergeDialog mine={mine} theirs={conflict} onResolve={resolve} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </>
  );
}

/** `by` is `starter` or when the submission was sent; records of older pages have text instead. */
function describeReplaced(by: string): string {
  if (by === 'starter') return t('draft.replacedByStarter');
  return Number.isNaN(Date.parse(by))
    ? t('draft.replaced')
    : t('draft.replacedBySubmission', { when: formatDateTime(by) });
}

function ReplacedNotice({ handle }: { readonly handle: WorkHandle }) {
  if (handle.replaced === null) return null;
  const actions = (
    <>
      <Button variant="default" size="compact-sm" onClick={handle.bringBack}>
        {t('draft.restore')}
      </Button>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={handle.letGo}>
        {t('draft.dismiss')}
      </Button>
    </>
  );
  return (
    <Notice tone="plain" actions={actions}>
      {describeReplaced(handle.replaced.by)}
    </Notice>
  );
}

function SafetyNotice({ handle }: { readonly handle: WorkHandle }) {
  const { saveState } = handle;
  if (saveState.kind === 'rejected')
    return <Notice tone="warn">{t('draft.rejected', { reason: saveState.why })}</Notice>;
  if (saveState.kind === 'unsafe') return <Notice tone="warn">{t('draft.unsafe')}</Notice>;
  return null;
}

/** Notices about the active draft: one line each, with what to do. */
export function DraftNotices({ handle }: { readonly handle: WorkHandle }) {
  return (
    <>
      <ConflictNotice handle={handle} />
      <SafetyNotice handle={handle} />
      <ReplacedNotice handle={handle} />
      {handle.dropped.length > 0 && (
        <Notice tone="plain">
          {t('draft.dropped', {
            count: handle.dropped.length,
            files: tCommon('quantity.names', { items: handle.dropped }),
          })}
        </Notice>
      )}
    </>
  );
}

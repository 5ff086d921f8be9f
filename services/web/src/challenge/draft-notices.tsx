import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import classes from './draft-notices.module.css';
import type { WorkHandle } from './use-work.js';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.js')).MergeDialog }));

interface NoticeProps {
  readonly tone: 'warn' | 'plain';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

function Notice({ tone, children, actions }: NoticeProps) {
  const Icon = tone === 'warn' ? IconAlertTriangle : IconHistory;
  return (
    <div className={classes['notice']} data-tone={tone} role="group" aria-label="About your draft">
      <Icon size={16} aria-hidden />
      <p>{children}</p>
      {actions !== undefined && <span className={classes['actions']}>{actions}</span>}
    </div>
  );
}

function ConflictNotice({ handle }: { readonly handle: WorkHandle }) {
  const [merging, setMerging] = useState(false);
  const { conflict, mine, resolve } = handle;
  if (conflict === null) return null;
  const open = (
    <Button size="compact-sm" onClick={() => setMerging(true)}>
      Compare and merge
    </Button>
  );
  return (
    <>
      <Notice tone="warn" actions={open}>
        Your code was changed in another tab or on another device. Both versions are kept; saving to the
        server goes on once you have chosen.
      </Notice>
      {merging && (
        <Suspense fallback={null}>
          <MergeDialog mine={mine} theirs={conflict} onResolve={resolve} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </>
  );
}

function ReplacedNotice({ handle }: { readonly handle: WorkHandle }) {
  if (handle.replaced === null) return null;
  const actions = (
    <>
      <Button variant="default" size="compact-sm" onClick={handle.bringBack}>
        Bring my code back
      </Button>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={handle.letGo}>
        Dismiss
      </Button>
    </>
  );
  return (
    <Notice tone="plain" actions={actions}>
      Your code was replaced by {handle.replaced.by}. What stood here before is kept on this device.
    </Notice>
  );
}

function SafetyNotice({ handle }: { readonly handle: WorkHandle }) {
  const { saveState } = handle;
  if (saveState.kind === 'refused')
    return <Notice tone="warn">Your code is kept on this device only: {saveState.why}</Notice>;
  if (saveState.kind === 'unsafe')
    return (
      <Notice tone="warn">
        Nothing keeps your code at the moment: this browser refuses storage or is full, and the server cannot
        be reached. Leave this page open, or copy your code.
      </Notice>
    );
  return null;
}

/** What a learner should know about the draft in front: at most a line each, and what to do. */
export function DraftNotices({ handle }: { readonly handle: WorkHandle }) {
  return (
    <>
      <ConflictNotice handle={handle} />
      <SafetyNotice handle={handle} />
      <ReplacedNotice handle={handle} />
      {handle.dropped.length > 0 && (
        <Notice tone="plain">
          The challenge has changed: {handle.dropped.join(', ')} may not be written any more and was left out
          of your draft.
        </Notice>
      )}
    </>
  );
}

import type { ChallengeView } from '@hone/contracts';
import { IconFilePlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../strings/files.js';
import editorClasses from '../editor-pane.module.css';
import type { WorkHandle } from '../use-work.js';
import { isWritable, starterOf, type Work } from '../work.js';
import { findNameProblem, takesNewFiles } from './change-files.js';
import { FileTree } from './file-tree.js';
import classes from './file-tree.module.css';

const NameDialog = lazy(async () => ({ default: (await import('./file-dialogs.js')).NameDialog }));
const RemoveDialog = lazy(async () => ({ default: (await import('./file-dialogs.js')).RemoveDialog }));

const MOST_TABS = 3;

/** Whether the files are in a tree rather than in tabs: many files, or some can be renamed and deleted. */
export function hasTree(challenge: ChallengeView, work: Work): boolean {
  const given = new Set(starterOf(challenge, work.language).map(({ path }) => path));
  return work.files.length > MOST_TABS || work.files.some(({ path }) => !given.has(path));
}

interface FilesProps {
  readonly challenge: ChallengeView;
  readonly handle: WorkHandle;
  readonly work: Work;
}

type Asking = { readonly kind: 'add' } | { readonly kind: 'rename' | 'remove'; readonly path: string } | null;

interface DialogProps extends FilesProps {
  readonly asking: Asking;
  readonly onClose: () => void;
}

function FileDialog({ challenge, handle, work, asking, onClose }: DialogProps) {
  if (asking === null) return null;
  if (asking.kind === 'remove')
    return (
      <RemoveDialog
        path={asking.path}
        onClose={onClose}
        onDone={() => {
          handle.removeFile(asking.path);
          onClose();
        }}
      />
    );
  const path = asking.kind === 'rename' ? asking.path : null;
  const others = work.files.filter((file) => file.path !== path);
  return (
    <NameDialog
      path={path}
      folder={work.active.slice(0, work.active.lastIndexOf('/') + 1)}
      patterns={challenge.submit}
      findProblem={(name) => findNameProblem(name, others, challenge)}
      onClose={onClose}
      onDone={(name) => {
        if (path === null) handle.addFile(name);
        else if (name !== path) handle.renameFile(path, name);
        onClose();
      }}
    />
  );
}

interface ButtonsProps {
  readonly own: boolean;
  readonly onAdd: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function Buttons({ own, onAdd, onRename, onRemove }: ButtonsProps) {
  const given = own ? undefined : t('given');
  return (
    <div className={classes['buttons']}>
      <button type="button" aria-label={t('add')} title={t('add')} onClick={onAdd}>
        <IconFilePlus size={16} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('rename')}
        title={given ?? t('rename')}
        disabled={!own}
        onClick={onRename}
      >
        <IconPencil size={16} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('remove')}
        title={given ?? t('remove')}
        disabled={!own}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </button>
    </div>
  );
}

/** Adds a file while files are shown as tabs. */
export function NewFileButton(props: FilesProps) {
  const [asking, setAsking] = useState<Asking>(null);
  if (!takesNewFiles(props.challenge)) return null;
  return (
    <>
      <button
        type="button"
        className={editorClasses['tool']}
        aria-label={t('add')}
        title={t('add')}
        onClick={() => setAsking({ kind: 'add' })}
      >
        <IconFilePlus size={16} aria-hidden />
      </button>
      <Suspense fallback={null}>
        <FileDialog {...props} asking={asking} onClose={() => setAsking(null)} />
      </Suspense>
    </>
  );
}

/** The tree beside the editor, with actions on the active file if the task accepts new files. */
export function FilesSide(props: FilesProps) {
  const { challenge, handle, work } = props;
  const [asking, setAsking] = useState<Asking>(null);
  const given = new Set(starterOf(challenge, work.language).map(({ path }) => path));
  // A file of the starter that is not sent has the starter's text: deleted, it would come back.
  const isOwn = (path: string) => !given.has(path);
  const ask = (kind: 'rename' | 'remove') => (path: string) => {
    if (isOwn(path)) setAsking({ kind, path });
  };
  const changes = takesNewFiles(challenge);
  return (
    <div className={classes['side']}>
      {changes && (
        <Buttons
          own={isOwn(work.active)}
          onAdd={() => setAsking({ kind: 'add' })}
          onRename={() => ask('rename')(work.active)}
          onRemove={() => ask('remove')(work.active)}
        />
      )}
      <FileTree
        paths={work.files.map(({ path }) => path)}
        active={work.active}
        isReadOnly={(path) => !isWritable(challenge, path)}
        onSelect={handle.select}
        onRename={changes ? ask('rename') : undefined}
        onRemove={changes ? ask('remove') : undefined}
      />
      <Suspense fallback={null}>
        <FileDialog {...props} asking={asking} onClose={() => setAsking(null)} />
      </Suspense>
    </div>
  );
}

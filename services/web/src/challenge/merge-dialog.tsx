import { Button } from '@mantine/core';
import type { SourceFile } from '@hone/contracts';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Dialog } from '../app/dialog.js';
import { compareFiles, type ComparedFile } from '../compare/compare-files.js';
import { FileComparison } from '../compare/file-comparison.js';
import { t } from '../strings/challenge.js';
import { formatDateTime } from '../words/quantities.js';
import type { Theirs } from './drafts/draft-model.js';
import type { Files } from './drafts/local-draft.js';
import classes from './merge-dialog.module.css';

interface MergeDialogProps {
  readonly mine: Files;
  readonly theirs: Theirs;
  readonly onResolve: (files: Files, theirs: Theirs) => void;
  readonly onClose: () => void;
}

/** What will be kept of each path; undefined: the file is deleted. */
type Merged = ReadonlyMap<string, string | undefined>;

function asFiles(merged: Merged): SourceFile[] {
  return [...merged].flatMap(([path, content]) => (content === undefined ? [] : [{ path, content }]));
}

function originOf({ stamp, savedAt }: Theirs): string {
  if (savedAt === null) return stamp === null ? t('merge.saved') : t('merge.otherTab');
  const when = formatDateTime(savedAt);
  return stamp === null ? t('merge.savedAt', { when }) : t('merge.otherTabAt', { when });
}

function useMerging(mine: Files, theirs: Theirs) {
  const [files] = useState(() => compareFiles(theirs.files, mine));
  const [merged, setMerged] = useState<Merged>(() => new Map(files.map(({ path, right }) => [path, right])));
  const [round, setRound] = useState(0);
  const write = (path: string, content: string | undefined) =>
    setMerged((before) => new Map(before).set(path, content));
  const take = (path: string, content: string | undefined) => {
    write(path, content);
    setRound((before) => before + 1);
  };
  const shown = files.map((file) => ({ ...file, right: merged.get(file.path) }));
  return { files, shown, merged, round, write, take };
}

interface ChoiceProps {
  readonly file: ComparedFile;
  readonly onTake: (side: 'left' | 'right') => void;
}

function Choice({ file, onTake }: ChoiceProps) {
  return (
    <span className={classes['choice']}>
      <Button variant="default" size="compact-sm" onClick={() => onTake('right')}>
        {t('merge.useMine')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => onTake('left')}>
        {file.left === undefined ? t('merge.removeFile') : t('merge.useOther')}
      </Button>
    </span>
  );
}

interface EndingProps {
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onMerged: () => void;
}

function Endings({ onMine, onTheirs, onMerged }: EndingProps) {
  return (
    <div className={classes['buttons']}>
      <Button variant="default" onClick={onMine}>
        {t('merge.keepMine')}
      </Button>
      <Button variant="default" onClick={onTheirs}>
        {t('merge.keepOther')}
      </Button>
      <Button onClick={onMerged}>{t('merge.keepMerged')}</Button>
    </div>
  );
}

/** Two versions of a draft side by side; the right one will be kept. Closing it loses nothing. */
export function MergeDialog({ mine, theirs: newest, onResolve, onClose }: MergeDialogProps) {
  // The merged text must not change while the reader works; a newer one makes another conflict.
  const [theirs] = useState(newest);
  const [own] = useState(mine);
  const { files, shown, merged, round, write, take } = useMerging(own, theirs);
  const small = useMediaQuery('(max-width: 719px)', false, { getInitialValueInEffect: false });
  const takeWhole = (file: ComparedFile, side: 'left' | 'right') =>
    take(file.path, files.find(({ path }) => path === file.path)?.[side]);
  const finish = (result: Files) => {
    onResolve(result, theirs);
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('merge.title')} size="min(1180px, 94vw)" fullScreen={small}>
      <p className={classes['intro']}>{t('merge.text')}</p>
      <FileComparison
        files={shown}
        round={round}
        leftLabel={originOf(theirs)}
        rightLabel={t('merge.mine')}
        onEdit={write}
        actionsFor={(file) => <Choice file={file} onTake={(side) => takeWhole(file, side)} />}
      />
      <Endings
        onMine={() => finish(own)}
        onTheirs={() => finish(theirs.files)}
        onMerged={() => finish(asFiles(merged))}
      />
    </Dialog>
  );
}

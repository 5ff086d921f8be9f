import { Button, Modal } from '@mantine/core';
import type { SourceFile } from '@hone/contracts';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { compareFiles, type ComparedFile } from '../compare/compare-files.js';
import { FileComparison } from '../compare/file-comparison.js';
import { formatMoment } from '../words/quantities.js';
import type { Theirs } from './drafts/draft-model.js';
import type { Files } from './drafts/local-draft.js';
import classes from './merge-dialog.module.css';

interface MergeDialogProps {
  readonly mine: Files;
  readonly theirs: Theirs;
  readonly onResolve: (files: Files, theirs: Theirs) => void;
  readonly onClose: () => void;
}

/** What will be kept of each path; undefined: the file goes. */
type Merged = ReadonlyMap<string, string | undefined>;

function asFiles(merged: Merged): SourceFile[] {
  return [...merged].flatMap(([path, content]) => (content === undefined ? [] : [{ path, content }]));
}

function originOf({ stamp, savedAt }: Theirs): string {
  const when = savedAt === null ? '' : `, ${formatMoment(savedAt)}`;
  return stamp === null ? `Newest saved${when}` : `From another tab${when}`;
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
        Mine, whole file
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => onTake('left')}>
        {file.left === undefined ? 'Saved one: no such file' : 'Saved one, whole file'}
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
        Keep mine
      </Button>
      <Button variant="default" onClick={onTheirs}>
        Keep the saved one
      </Button>
      <Button onClick={onMerged}>Keep the merged text</Button>
    </div>
  );
}

/** Two versions of a draft side by side; what stands on the right will be kept. Nothing is lost by closing it. */
export function MergeDialog({ mine, theirs: newest, onResolve, onClose }: MergeDialogProps) {
  // What is merged must not change under the reader's hands; a newer one makes another conflict.
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
    <Modal
      opened
      onClose={onClose}
      title="Two versions of your code"
      size="min(1180px, 94vw)"
      fullScreen={small}
    >
      <p className={classes['intro']}>
        They were written apart, in two tabs or on two devices; both are kept until you choose. Make one text
        of them: take differences over, write into yours, or choose a version as a whole.
      </p>
      <FileComparison
        files={shown}
        round={round}
        leftLabel={originOf(theirs)}
        rightLabel="Mine, becomes the merged text"
        onEdit={write}
        actionsFor={(file) => <Choice file={file} onTake={(side) => takeWhole(file, side)} />}
      />
      <Endings
        onMine={() => finish(own)}
        onTheirs={() => finish(theirs.files)}
        onMerged={() => finish(asFiles(merged))}
      />
    </Modal>
  );
}

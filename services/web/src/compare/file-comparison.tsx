import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import { t } from '../strings/compare.js';
import { altKey } from '../words/shortcuts.js';
import type { ComparedFile } from './compare-files.js';
import classes from './compare.module.css';

const MergeEditor = lazy(async () => ({ default: (await import('./merge-editor.js')).MergeEditor }));

interface FileComparisonProps {
  /** At least one. */
  readonly files: readonly ComparedFile[];
  readonly leftLabel: string;
  readonly rightLabel: string;
  /** Makes the right side editable. */
  readonly onEdit?: ((path: string, right: string) => void) | undefined;
  /** Actions on the active file, besides moving between differences. */
  readonly actionsFor?: ((file: ComparedFile) => ReactNode) | undefined;
  /** A new value reloads the texts, as when a side was adopted as a whole. */
  readonly round?: number;
  /** Fills its parent, without a frame. */
  readonly fill?: boolean;
}

interface PathsProps {
  readonly files: readonly ComparedFile[];
  readonly active: string;
  readonly onSelect: (path: string) => void;
}

function Paths({ files, active, onSelect }: PathsProps) {
  return (
    <ul className={classes['paths']} aria-label={t('files')}>
      {files.map(({ path, change }) => (
        <li key={path}>
          <button type="button" aria-pressed={path === active} onClick={() => onSelect(path)}>
            <span className="mono">{path}</span>
            <span className={classes['change']} data-change={change}>
              {t(change)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface MovesProps {
  readonly onMove: (step: 1 | -1) => void;
  readonly folded: boolean;
  readonly onFold: () => void;
}

function Moves({ onMove, folded, onFold }: MovesProps) {
  return (
    <span className={classes['moves']}>
      <button type="button" aria-pressed={!folded} onClick={onFold}>
        {t('allLines')}
      </button>
      <button type="button" title={t('previousHint', { alt: altKey() })} onClick={() => onMove(-1)}>
        <IconArrowUp size={15} aria-hidden />
        <span>{t('previous')}</span>
      </button>
      <button type="button" title={t('nextHint', { alt: altKey() })} onClick={() => onMove(1)}>
        <IconArrowDown size={15} aria-hidden />
        <span>{t('next')}</span>
      </button>
    </span>
  );
}

interface LegendProps {
  readonly left: string;
  readonly right: string;
  readonly unified: boolean;
}

function Legend({ left, right, unified }: LegendProps) {
  return (
    <div className={classes['legend']} data-unified={unified}>
      <span data-side="left">{left}</span>
      <span data-side="right">{right}</span>
    </div>
  );
}

/** Two sets of files: which differ, and the active one side by side. */
export function FileComparison(props: FileComparisonProps) {
  const { files, leftLabel, rightLabel, onEdit, actionsFor, round = 0, fill = false } = props;
  const narrow = useMediaQuery('(max-width: 719px)', false, { getInitialValueInEffect: false });
  const [folded, setFolded] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const move = useRef<((step: 1 | -1) => void) | null>(null);
  const onReady = useCallback((next: (step: 1 | -1) => void) => {
    move.current = next;
  }, []);
  const file = files.find((candidate) => candidate.path === chosen) ?? files[0];
  if (file === undefined) return null;
  return (
    <div className={classes['comparison']} data-fill={fill}>
      <Paths files={files} active={file.path} onSelect={setChosen} />
      <Legend left={leftLabel} right={rightLabel} unified={narrow} />
      <div className={classes['texts']}>
        <Suspense fallback={<Skeleton height={240} radius={0} aria-busy="true" />}>
          <MergeEditor
            key={`${file.path}/${round}`}
            path={file.path}
            left={file.left ?? ''}
            right={file.right ?? ''}
            leftLabel={t('fileOf', { side: leftLabel, file: file.path })}
            rightLabel={t('fileOf', { side: rightLabel, file: file.path })}
            unified={narrow}
            folded={folded}
            onEdit={onEdit === undefined ? undefined : (text) => onEdit(file.path, text)}
            onReady={onReady}
          />
        </Suspense>
      </div>
      <div className={classes['tools']}>
        <Moves onMove={(step) => move.current?.(step)} folded={folded} onFold={() => setFolded(!folded)} />
        {actionsFor?.(file)}
      </div>
    </div>
  );
}

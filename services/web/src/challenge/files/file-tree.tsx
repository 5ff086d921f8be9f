import { IconChevronRight, IconFile, IconLock } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../strings/files.js';
import classes from './file-tree.module.css';
import { findStep, listRows, type TreeRow } from './tree-rows.js';

interface FileTreeProps {
  readonly paths: readonly string[];
  readonly active: string;
  readonly isReadOnly: (path: string) => boolean;
  readonly onSelect: (path: string) => void;
  /** Handlers of the keys that change a file; absent for read-only files. */
  readonly onRename: ((path: string) => void) | undefined;
  readonly onRemove: ((path: string) => void) | undefined;
}

interface RowProps {
  readonly row: TreeRow;
  readonly current: boolean;
  readonly reachable: boolean;
  readonly closed: boolean;
  readonly readOnly: boolean;
  readonly onActivate: () => void;
}

function Row({ row, current, reachable, closed, readOnly, onActivate }: RowProps) {
  const { path, name, level, folder } = row;
  return (
    <li
      role="treeitem"
      data-path={path}
      aria-level={level}
      aria-selected={current}
      aria-expanded={folder ? !closed : undefined}
      aria-label={readOnly ? t('readOnly', { name }) : name}
      tabIndex={reachable ? 0 : -1}
      title={path}
      className={classes['row']}
      style={{ paddingInlineStart: `${8 + (level - 1) * 14}px` }}
      onClick={onActivate}
    >
      {folder ? (
        <IconChevronRight size={14} className={classes['chevron']} aria-hidden />
      ) : (
        <IconFile size={14} aria-hidden />
      )}
      <span className={classes['name']}>{name}</span>
      {readOnly && <IconLock size={12} aria-hidden />}
    </li>
  );
}

function useClosed() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const setOpen = (path: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(path);
    else next.add(path);
    setClosed(next);
  };
  return { closed, setOpen };
}

interface Acts extends Pick<FileTreeProps, 'onRename' | 'onRemove'> {
  readonly activate: (row: TreeRow) => void;
}

/** Handles the keys that do not move; false for all others. */
function perform(key: string, row: TreeRow, { activate, onRename, onRemove }: Acts): boolean {
  if (key === 'Enter' || key === ' ') activate(row);
  else if (key === 'F2' && !row.folder) onRename?.(row.path);
  else if (key === 'Delete' && !row.folder) onRemove?.(row.path);
  else return false;
  return true;
}

/** The files of a task in their folders. Arrow keys move, Enter opens, F2 renames, Delete deletes. */
export function FileTree(props: FileTreeProps) {
  const { paths, active, isReadOnly, onSelect, onRename, onRemove } = props;
  const tree = useRef<HTMLUListElement>(null);
  const { closed, setOpen } = useClosed();
  const [focused, setFocused] = useState(active);
  const rows = listRows(paths, closed);
  const reachable = rows.some(({ path }) => path === focused) ? focused : (rows[0]?.path ?? '');
  const activate = ({ path, folder }: TreeRow) => {
    setFocused(path);
    return folder ? setOpen(path, closed.has(path)) : onSelect(path);
  };
  const focus = (path: string) => {
    setFocused(path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows.find(({ path }) => path === reachable);
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = findStep(event.key, row, rows, closed);
    if (step === undefined && !perform(event.key, row, { activate, onRename, onRemove })) return;
    if (step?.focus !== undefined) focus(step.focus);
    else if (step !== undefined) setOpen(step.folder, step.open);
    event.preventDefault();
  };
  return (
    <ul ref={tree} role="tree" aria-label={t('label')} className={classes['tree']} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <Row
          key={row.path}
          row={row}
          current={row.path === active}
          reachable={row.path === reachable}
          closed={closed.has(row.path)}
          readOnly={!row.folder && isReadOnly(row.path)}
          onActivate={() => activate(row)}
        />
      ))}
    </ul>
  );
}

import type { SourceFile } from '@hone/contracts';
import { IconLock } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { t } from '../../strings/challenge.js';
import classes from '../editor-pane.module.css';

interface FileTabsProps {
  readonly files: readonly SourceFile[];
  readonly active: string;
  readonly panelId: string;
  readonly isReadOnly: (path: string) => boolean;
  readonly onSelect: (path: string) => void;
}

/** The place that an arrow key leads to, or undefined for other keys. */
function findTarget(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

export function FileTabs({ files, active, panelId, isReadOnly, onSelect }: FileTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const index = files.findIndex((file) => file.path === active);
    const target = findTarget(event.key, index, files.length);
    const file = target === undefined ? undefined : files[target];
    if (target === undefined || file === undefined) return;
    event.preventDefault();
    onSelect(file.path);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('editor.files')}
      className={classes['files']}
      onKeyDown={onKeyDown}
    >
      {files.map(({ path }) => (
        <button
          key={path}
          type="button"
          role="tab"
          aria-selected={path === active}
          aria-controls={panelId}
          tabIndex={path === active ? 0 : -1}
          onClick={() => onSelect(path)}
        >
          {path}
          {isReadOnly(path) && <IconLock size={13} aria-label={t('editor.readOnly')} />}
        </button>
      ))}
    </div>
  );
}

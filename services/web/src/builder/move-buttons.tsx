import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { t } from '../strings/builder.js';
import classes from './builder.module.css';

interface MoveButtonsProps {
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Up, down and remove. At an edge the button stays, so that the focus is not lost. */
export function MoveButtons({ title, first, last, onMove, onRemove }: MoveButtonsProps) {
  const looks = { variant: 'subtle', color: 'gray', size: 30 } as const;
  return (
    <span className={classes['moves']}>
      <ActionIcon
        {...looks}
        aria-label={t('sections.up', { title })}
        aria-disabled={first}
        data-disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={17} />
      </ActionIcon>
      <ActionIcon
        {...looks}
        aria-label={t('sections.down', { title })}
        aria-disabled={last}
        data-disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={17} />
      </ActionIcon>
      <ActionIcon {...looks} aria-label={t('sections.remove', { title })} onClick={onRemove}>
        <IconTrash size={17} />
      </ActionIcon>
    </span>
  );
}

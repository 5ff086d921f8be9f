import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import { Link } from 'react-router';
import { BrandMark } from '../app/brand.js';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.js';
import { t } from '../strings/challenge.js';
import { difficultyLabel, kindLabel } from '../words/labels.js';
import { SaveStateLabel } from './save-state-label.js';
import classes from './top-bar.module.css';
import type { BarProps } from './work-setting.js';

export function TopBar({
  challenge,
  saveState,
  onHelp,
}: Pick<BarProps, 'challenge' | 'saveState' | 'onHelp'>) {
  return (
    <header className={classes['bar']}>
      <Link
        to="/challenges"
        className={classes['back']}
        aria-label={t('allChallenges')}
        title={t('allChallenges')}
      >
        <IconArrowLeft size={17} aria-hidden />
        <BrandMark size={20} />
      </Link>
      <h1>{challenge.title}</h1>
      <span className={classes['facts']}>
        {t('facts', {
          kind: kindLabel(challenge.kind),
          difficulty: difficultyLabel(challenge.difficulty),
          minutes: challenge.minutes,
        })}
      </span>
      <SaveStateLabel state={saveState} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('shortcuts.title')}
        title={t('shortcuts.open')}
        onClick={onHelp}
      >
        <IconKeyboard size={19} />
      </ActionIcon>
      <ColorSchemeToggle />
    </header>
  );
}

import { ActionIcon } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import { Link } from 'react-router';
import { BrandMark } from '../app/brand.js';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.js';
import { difficultyLabel, kindLabel } from '../words/labels.js';
import { SaveStateLabel } from './save-state-label.js';
import classes from './top-bar.module.css';
import type { SaveState } from './drafts/draft-model.js';

interface TopBarProps {
  readonly challenge: ChallengeView;
  readonly saveState: SaveState;
  readonly onHelp: () => void;
}

export function TopBar({ challenge, saveState, onHelp }: TopBarProps) {
  return (
    <header className={classes['bar']}>
      <Link to="/challenges" className={classes['back']} aria-label="All challenges" title="All challenges">
        <IconArrowLeft size={17} aria-hidden />
        <BrandMark size={20} />
      </Link>
      <h1>{challenge.title}</h1>
      <span className={classes['facts']}>
        {kindLabel(challenge.kind)}, {difficultyLabel(challenge.difficulty).toLowerCase()},{' '}
        {challenge.minutes} min
      </span>
      <SaveStateLabel state={saveState} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label="Keyboard help"
        title="Keyboard help (?)"
        onClick={onHelp}
      >
        <IconKeyboard size={19} />
      </ActionIcon>
      <ColorSchemeToggle />
    </header>
  );
}

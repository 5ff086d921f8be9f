import { PRACTICE_ITEM } from '@hone/contracts/hiring';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.js';
import { SaveStateLabel } from '../challenge/save-state-label.js';
import type { BarProps } from '../challenge/work-setting.js';
import { t as tChallenge } from '../strings/challenge.js';
import { t } from '../strings/sitting.js';
import { HandInDialog } from './hand-in-dialog.js';
import classes from './sitting-bar.module.css';
import { SittingClock } from './sitting-clock.js';
import { SittingOffline } from './sitting-frame.js';
import { openItemsOf } from './sitting-words.js';
import { useSitting, useSittingAtHand } from './use-sitting.js';

/** The position of this item among the open ones, and links to the others. */
function ItemSelect({ item }: { readonly item: string }) {
  const sitting = useSitting();
  const navigate = useNavigate();
  const items = openItemsOf(sitting);
  const number = items.findIndex(({ id }) => id === item) + 1;
  return (
    <>
      <span className={classes['place']}>{t('bar.item', { number, count: items.length })}</span>
      {items.length > 1 && (
        <select
          className={classes['select']}
          aria-label={t('bar.choose')}
          value={item}
          onChange={(event) => void navigate(`/sittings/${sitting.id}/items/${event.currentTarget.value}`)}
        >
          {items.map(({ id, title }, index) => (
            <option key={id} value={id}>
              {t('bar.option', { number: index + 1, title })}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

/** Whether nothing is unsaved: the server has confirmed the newest text, or nobody has edited it. */
function isSaved({ kind }: BarProps['saveState']): boolean {
  return kind === 'saved' || kind === 'untouched';
}

function HandIn({ saveState, saveNow }: Pick<BarProps, 'saveState' | 'saveNow'>) {
  const { ask } = useSittingAtHand();
  const [asking, setAsking] = useState(false);
  const open = () => {
    saveNow();
    void ask();
    setAsking(true);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('bar.handIn')}
      </Button>
      {asking && <HandInDialog saving={!isSaved(saveState)} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The top bar in a sitting: item n of m, save state, clock, hand in. */
export function SittingBar({ challenge, saveState, saveNow, onHelp }: BarProps) {
  const { id } = useSitting();
  const { item = '' } = useParams();
  const practice = item === PRACTICE_ITEM;
  return (
    <>
      <header className={classes['bar']}>
        <Link to={`/sittings/${id}`} className={classes['back']}>
          <IconArrowLeft size={17} aria-hidden />
          {practice ? t('bar.backReady') : t('bar.overview')}
        </Link>
        <h1>{challenge.title}</h1>
        {practice ? (
          <span className={classes['place']}>{t('bar.practice')}</span>
        ) : (
          <ItemSelect item={item} />
        )}
        <SaveStateLabel state={saveState} />
        <div className={classes['end']}>
          {!practice && <SittingClock />}
          {!practice && <HandIn saveState={saveState} saveNow={saveNow} />}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={tChallenge('shortcuts.title')}
            title={tChallenge('shortcuts.open')}
            onClick={onHelp}
          >
            <IconKeyboard size={19} />
          </ActionIcon>
          <ColorSchemeToggle />
        </div>
      </header>
      <SittingOffline />
    </>
  );
}

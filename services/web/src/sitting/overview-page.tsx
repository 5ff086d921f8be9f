import type { Sitting, SittingItem } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Dialog } from '../app/dialog.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { difficultyLabel } from '../words/labels.js';
import { Credits } from './credits.js';
import { HandInDialog } from './hand-in-dialog.js';
import { PauseButton } from './pause-button.js';
import { SittingClock } from './sitting-clock.js';
import { describeAnswer, timeOf } from './sitting-words.js';
import classes from './sitting.module.css';
import { useOpenFirstItem } from './use-open-first-item.js';
import { useSitting, useSittingChange } from './use-sitting.js';

type Section = Sitting['sections'][number];

function ItemRow({ item, page }: { readonly item: SittingItem; readonly page: string | null }) {
  const { title, difficulty, minutes, weight } = item;
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <span>{t('overview.facts', { difficulty: difficultyLabel(difficulty), minutes, weight })}</span>
        <span>{describeAnswer(item)}</span>
      </div>
      {page !== null && (
        <Button component={Link} to={page} aria-label={t('overview.openOne', { title })}>
          {t('overview.open')}
        </Button>
      )}
    </li>
  );
}

/** Starts a section; the open one closes for good, so it asks first. */
function StartSection({ section, index }: { readonly section: Section; readonly index: number }) {
  const { id, section: open } = useSitting();
  const openFirstItem = useOpenFirstItem();
  const [asking, setAsking] = useState(false);
  const start = useSittingChange((api) => api.startSection(id, index), openFirstItem);
  const begin = () => start.mutate();
  return (
    <div>
      <Button loading={start.isPending} onClick={() => (open === null ? begin() : setAsking(true))}>
        {t('overview.start')}
      </Button>
      {start.isError && <FailurePanel error={start.error} kept={t('handIn.failed')} />}
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('overview.startTitle', { title: section.title })}
      >
        <div className={classes['dialog']}>
          <p>{t('overview.startText')}</p>
          <div className={classes['dialogButtons']}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('overview.stay')}
            </Button>
            <Button loading={start.isPending} onClick={begin}>
              {t('overview.start')}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly index: number;
  readonly count: number;
  /** It is the next one to start. */
  readonly next: boolean;
}

function SectionPart({ section, index, count, next }: SectionProps) {
  const { id } = useSitting();
  const { state, title, minutes, items } = section;
  const base = `/sittings/${id}/items`;
  return (
    <section className={classes['section']} aria-label={title}>
      <div className={classes['sectionHead']}>
        <h2>{t('overview.section', { number: index + 1, count, title })}</h2>
        <span className={classes['state']}>
          {minutes === null
            ? t(`overview.states.${state}`)
            : t('overview.stateTimed', { state: t(`overview.states.${state}`), minutes })}
        </span>
      </div>
      {state === 'waiting' && <p className={classes['quiet']}>{t('overview.waitingText')}</p>}
      {items.length > 0 && (
        <ol className={classes['items']}>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} page={state === 'open' ? `${base}/${item.id}` : null} />
          ))}
        </ol>
      )}
      {next && <StartSection section={section} index={index} />}
    </section>
  );
}

/** While the clock runs: the sections, the answers so far, and the way out. */
export function OverviewPage() {
  const sitting = useSitting();
  const [handingIn, setHandingIn] = useState(false);
  const { sections, nextStartsAt } = sitting;
  const waiting = sections.findIndex(({ state }) => state === 'waiting');
  return (
    <div className={classes['page']}>
      <div className={classes['sectionHead']}>
        <h1>{sitting.title}</h1>
        <SittingClock />
      </div>
      {nextStartsAt !== null && (
        <p className={classes['lead']}>{t('overview.nextStarts', { time: timeOf(nextStartsAt) })}</p>
      )}
      {sections.map((section, index) => (
        <SectionPart
          key={section.id}
          section={section}
          index={index}
          count={sections.length}
          next={index === waiting}
        />
      ))}
      <Credits />
      <PauseButton />
      <section className={classes['panel']} aria-label={t('overview.handIn')}>
        <p>{t('overview.handInText')}</p>
        <div>
          <Button variant="default" onClick={() => setHandingIn(true)}>
            {t('bar.handIn')}
          </Button>
        </div>
      </section>
      {handingIn && <HandInDialog saving={false} onClose={() => setHandingIn(false)} />}
    </div>
  );
}

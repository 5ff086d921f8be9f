import { Button } from '@mantine/core';
import type { Check, Mode } from '@hone/contracts';
import { IconArrowRight, IconBook2, IconBulb, IconCode } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { FinalResult } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import type { NextStep } from './next-step.js';
import classes from './outcome.module.css';

interface NextStepsProps {
  readonly next: NextStep;
  readonly result: FinalResult;
  readonly lead: Check | undefined;
  readonly mode: Mode;
}

/** After a failure: the line it names, else the code, and a hint. */
function AfterFailure({ next, lead }: Pick<NextStepsProps, 'next' | 'lead'>) {
  const place = lead?.places?.[0] ?? next.problem;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconCode size={15} aria-hidden />}
        onClick={() => next.openCode(place)}
      >
        {place === undefined ? t('next.code') : t('next.line', { file: place.path, line: place.line })}
      </Button>
      {next.openHints !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconBulb size={15} aria-hidden />}
          onClick={next.openHints}
        >
          {t('next.hints')}
        </Button>
      )}
    </>
  );
}

/** After solving: other solutions, and a new challenge. */
function AfterSolving({ next }: Pick<NextStepsProps, 'next'>) {
  const { openEditorial, challenge } = next;
  return (
    <>
      {openEditorial !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconBook2 size={15} aria-hidden />}
          onClick={openEditorial}
        >
          {t('next.editorial')}
        </Button>
      )}
      {challenge !== undefined && (
        <Button
          component={Link}
          to={challenge.to}
          variant="default"
          size="compact-sm"
          rightSection={<IconArrowRight size={15} aria-hidden />}
        >
          {t('next.challenge', { title: challenge.title })}
        </Button>
      )}
    </>
  );
}

/** What to do after a verdict. A passing sample run leads to Submit in the console's bar. */
export function NextSteps({ next, result, lead, mode }: NextStepsProps) {
  const isSolved = result.verdict === 'accepted';
  if (isSolved && (mode === 'run' || (next.openEditorial ?? next.challenge) === undefined)) return null;
  return (
    <div className={classes['next']}>
      {isSolved ? <AfterSolving next={next} /> : <AfterFailure next={next} lead={lead} />}
    </div>
  );
}

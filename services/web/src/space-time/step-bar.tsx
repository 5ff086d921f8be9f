import type { HistoryStep } from '@hone/contracts';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/history.js';
import classes from './step-bar.module.css';

interface StepBarProps {
  readonly steps: readonly HistoryStep[];
  /** Counted from 0. */
  readonly step: number;
  readonly onStep: (to: number) => void;
}

const longestOf = (steps: readonly HistoryStep[]): string =>
  steps.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');

/** The explanation, a step at a time. The longest step sets its height, so that nothing below moves. */
export function StepBar({ steps, step, onStep }: StepBarProps) {
  const current = steps[step];
  if (current === undefined) return null;
  const buttons = [
    { to: step - 1, name: t('steps.previous'), Icon: IconChevronLeft },
    { to: step + 1, name: t('steps.next'), Icon: IconChevronRight },
  ];
  return (
    <section className={classes['steps']} aria-label={t('steps.label')}>
      <div className={classes['buttons']}>
        {buttons.map(({ to, name, Icon }) => (
          // At an end the button keeps the focus: a disabled one would lose it.
          <button
            key={name}
            type="button"
            aria-label={name}
            title={name}
            aria-disabled={steps[to] === undefined}
            onClick={() => onStep(to)}
          >
            <Icon size={18} aria-hidden />
          </button>
        ))}
      </div>
      <div className={classes['words']}>
        <div aria-live="polite" aria-atomic="true">
          <strong>{t('steps.place', { number: step + 1, total: steps.length })}</strong>
          <p>
            <ComparedText text={current.text} />
          </p>
        </div>
        <p className={classes['room']} aria-hidden="true">
          {longestOf(steps)}
        </p>
      </div>
    </section>
  );
}

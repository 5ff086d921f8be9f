import type { HistoryEvidence } from '@hone/contracts';
import { t } from '../strings/history.js';
import type { Arrow } from './arrows.js';
import { BAR_PX, type Bar } from './bars.js';
import { Arrows, Bars, Now } from './diagram-layers.js';
import diagram from './diagram.module.css';
import classes from './history-view.module.css';

const SAMPLE = { width: 28, height: 16 };
const MIDDLE = SAMPLE.height / 2;

const barOf = (outcome: Bar['outcome']): Bar => ({
  index: 0,
  x: 1,
  y: 1,
  width: SAMPLE.width - 2,
  height: BAR_PX,
  outcome,
  marked: false,
  openLeft: false,
  openRight: outcome === 'unknown',
  label: '',
});

const arrowOf = (end: Arrow['end'], marked = false): Arrow => ({
  index: 0,
  points: [
    [1, MIDDLE],
    [end === 'cross' ? SAMPLE.width - 6 : SAMPLE.width - 1, MIDDLE],
  ],
  end,
  marked,
});

/** The meaning of the shapes; only of those that occur. */
function entriesOf({ operations, messages, faults, steps }: HistoryEvidence) {
  const outcomes = new Set(operations.map(({ outcome }) => outcome));
  const isMarked = [...operations, ...messages].some(({ marked }) => marked);
  const entries = [
    ...(['ok', 'failed', 'unknown'] as const).map((outcome) => ({
      name: t(`legend.${outcome}`),
      occurs: outcomes.has(outcome),
      sample: <Bars bars={[barOf(outcome)]} />,
    })),
    {
      name: t('legend.message'),
      occurs: messages.some(({ deliveredMs }) => deliveredMs !== null),
      sample: <Arrows arrows={[arrowOf('head')]} />,
    },
    {
      name: t('legend.lost'),
      occurs: messages.some(({ deliveredMs }) => deliveredMs === null),
      sample: <Arrows arrows={[arrowOf('cross')]} />,
    },
    { name: t('legend.marked'), occurs: isMarked, sample: <Arrows arrows={[arrowOf('head', true)]} /> },
    {
      name: t('legend.fault'),
      occurs: faults.length > 0,
      sample: (
        <g className={diagram['fault']}>
          <rect width={SAMPLE.width} height={SAMPLE.height} />
          <path d={`M1 0V${SAMPLE.height}M${SAMPLE.width - 1} 0V${SAMPLE.height}`} />
        </g>
      ),
    },
    {
      name: t('legend.now'),
      occurs: steps.length > 0,
      sample: <Now x={SAMPLE.width / 2} height={SAMPLE.height} />,
    },
  ];
  return entries.filter(({ occurs }) => occurs);
}

export function Legend({ evidence }: { readonly evidence: HistoryEvidence }) {
  return (
    <ul className={classes['legend']} aria-label={t('legend.label')}>
      {entriesOf(evidence).map(({ name, sample }) => (
        <li key={name}>
          <svg width={SAMPLE.width} height={SAMPLE.height} aria-hidden="true">
            {sample}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

import type { Check, Score } from '@hone/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { t } from '../strings/results.js';
import { formatBytes, formatMs } from '../words/quantities.js';
import { pointsLost, pointsOf, statusLabel } from '../words/outcome.js';
import { CheckBody, type Seen } from './check-body.js';
import { failsBasics } from './lead.js';
import classes from './check-list.module.css';
import { STATUS_ICONS } from './status-icons.js';

function hasMore(check: Check): boolean {
  return check.evidence !== undefined || check.hint !== undefined || check.reason !== undefined;
}

function UsageFacts({ usage }: { readonly usage: NonNullable<Check['usage']> }) {
  return (
    <span className={classes['usage']}>
      <span title={t('checks.cpuTime')}>{formatMs(usage.cpuMs)}</span>
      <span title={t('checks.peakMemory')}>{formatBytes(usage.memoryBytes)}</span>
    </span>
  );
}

interface HeadProps {
  readonly check: Check;
  readonly score: Score | null;
}

function CheckHead({ check, score }: HeadProps) {
  const Icon = STATUS_ICONS[check.status];
  const lost = check.status === 'pass' ? pointsLost(check, score) : pointsOf(check, score);
  return (
    <>
      <span className={classes['status']}>
        <Icon size={16} stroke={2.4} aria-hidden />
        {statusLabel(check.status)}
      </span>
      <span className={classes['title']}>
        {check.title} {lost !== undefined && <span className={classes['left']}>{lost}</span>}{' '}
        {!check.visible && <span className={classes['hiddenMark']}>{t('checks.hiddenData')}</span>}{' '}
        {check.required && check.status !== 'pass' && (
          <span className={classes['hiddenMark']}>{t('checks.required')}</span>
        )}
      </span>
      {check.usage !== undefined && <UsageFacts usage={check.usage} />}
    </>
  );
}

interface ItemProps extends HeadProps, Seen {
  readonly open: boolean;
  readonly basicsFailed: boolean;
}

/** One check: icon and word, title, cost; opens to the reason in a sentence and the evidence. */
function CheckItem({ check, score, reveals, glimpse, basicsFailed, open: openAtFirst }: ItemProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const bodyId = useId();
  const open = chosen ?? openAtFirst;
  if (!hasMore(check) && reveals === undefined)
    return (
      <li className={classes['item']} data-status={check.status}>
        <div className={classes['head']}>
          <span className={classes['chevron']} />
          <CheckHead check={check} score={score} />
        </div>
      </li>
    );
  return (
    <li className={classes['item']} data-status={check.status}>
      <button
        type="button"
        className={classes['head']}
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        onClick={() => setChosen(!open)}
      >
        <IconChevronRight size={16} className={classes['chevron']} aria-hidden />
        <CheckHead check={check} score={score} />
      </button>
      {open && (
        <CheckBody
          check={check}
          id={bodyId}
          reveals={reveals}
          glimpse={glimpse}
          basicsFailed={basicsFailed}
        />
      )}
    </li>
  );
}

const NONE: ReadonlySet<string> = new Set();
const nothingSeen = (): Seen => ({ reveals: undefined });

interface CheckListProps {
  readonly checks: readonly Check[];
  /** Ids of the checks that stand open unless the reader closes them. */
  readonly openIds?: ReadonlySet<string>;
  /** What may be seen of the hidden data of a check. */
  readonly seenOf?: (check: Check) => Seen;
  /** Once there is one: a check that passes tells the points that it lacks. */
  readonly score?: Score | null;
  /** Whether checks that pass in full, and have nothing to show, stand behind one line after the others. */
  readonly foldsPassed?: boolean;
}

export function CheckList(props: CheckListProps) {
  const { checks, openIds = NONE, seenOf = nothingSeen, score = null, foldsPassed = false } = props;
  const [isUnfolded, setUnfolded] = useState(false);
  const basicsFailed = failsBasics(checks);
  const folded = foldsPassed ? findFoldable(checks, score, openIds) : new Set<Check>();
  const items = (shown: readonly Check[]) =>
    shown.map((check) => (
      <CheckItem
        key={check.id}
        {...{ check, score, basicsFailed }}
        open={openIds.has(check.id)}
        {...seenOf(check)}
      />
    ));
  return (
    <ul className={classes['list']} aria-label={t('checks.label')}>
      {items(checks.filter((check) => !folded.has(check)))}
      {folded.size > 0 && (
        <li className={classes['item']} data-status="pass">
          <button
            type="button"
            className={`${classes['head']} ${classes['fold']}`}
            aria-expanded={isUnfolded}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            <IconChevronRight size={16} className={classes['chevron']} aria-hidden />
            {t('checks.folded', { count: folded.size })}
          </button>
        </li>
      )}
      {isUnfolded && items(checks.filter((check) => folded.has(check)))}
    </ul>
  );
}

/** Fewer are no burden. */
const LEAST_FOLDED = 3;
/** What somebody who passes wants to look at. */
const WORTH_A_LOOK: ReadonlySet<string | undefined> = new Set(['speed', 'memory', 'work', 'history']);

/** The checks that pass in full and have no picture. */
function findFoldable(
  checks: readonly Check[],
  score: Score | null,
  openIds: ReadonlySet<string>,
): ReadonlySet<Check> {
  const dull = checks.filter(
    (check) =>
      check.status === 'pass' &&
      !openIds.has(check.id) &&
      pointsLost(check, score) === undefined &&
      !WORTH_A_LOOK.has(check.evidence?.type),
  );
  return new Set(dull.length < LEAST_FOLDED ? [] : dull);
}

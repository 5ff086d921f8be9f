import type { Check, CheckStatus, Score } from '@hone/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactElement } from 'react';
import { t } from '../strings/results.js';
import { formatBytes, formatMs } from '../words/quantities.js';
import { pointsLost, pointsOf, statusLabel } from '../words/outcome.js';
import { CheckBody, type Seen } from './check-body.js';
import { findFolded, NOTHING_FOLDED } from './fold-checks.js';
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

/** One check: icon and word, title, cost; expands to the reason in a sentence and the evidence. */
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

interface FoldProps {
  readonly status: CheckStatus;
  readonly label: string;
  readonly items: readonly ReactElement[];
}

/** Checks collapsed into one line until it is pressed; nothing if there are none. */
function Fold({ status, label, items }: FoldProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  if (items.length === 0) return null;
  return (
    <>
      <li className={classes['item']} data-status={status}>
        <button
          type="button"
          className={`${classes['head']} ${classes['fold']}`}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <IconChevronRight size={16} className={classes['chevron']} aria-hidden />
          {label}
        </button>
      </li>
      {isUnfolded && items}
    </>
  );
}

interface CheckListProps {
  readonly checks: readonly Check[];
  /** Ids of the checks that are expanded unless the reader closes them. */
  readonly openIds?: ReadonlySet<string>;
  /** The hidden data of a check that may be shown. */
  readonly seenOf?: (check: Check) => Seen;
  /** Once there is one: a passing check shows the points that it lacks. */
  readonly score?: Score | null;
  /** Whether checks with nothing to show, or with another's failure, are collapsed after the others. */
  readonly folds?: boolean;
}

export function CheckList(props: CheckListProps) {
  const { checks, openIds = NONE, seenOf = nothingSeen, score = null, folds = false } = props;
  const basicsFailed = failsBasics(checks);
  const folded = folds ? findFolded(checks, score, openIds) : NOTHING_FOLDED;
  const items = (some: readonly Check[]) =>
    some.map((check) => (
      <CheckItem
        key={check.id}
        {...{ check, score, basicsFailed }}
        open={openIds.has(check.id)}
        {...seenOf(check)}
      />
    ));
  const shown = checks.filter((check) => !folded.passed.has(check) && !folded.repeated.has(check));
  const passed = t(basicsFailed ? 'checks.foldedWithout' : 'checks.folded', { count: folded.passed.size });
  const repeated = t('checks.repeated', { count: folded.repeated.size });
  return (
    <ul className={classes['list']} aria-label={t('checks.label')}>
      {items(shown)}
      <Fold status="fail" label={repeated} items={items([...folded.repeated])} />
      <Fold status="pass" label={passed} items={items([...folded.passed])} />
    </ul>
  );
}

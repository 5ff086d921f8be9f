import type { Check, Score } from '@hone/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { t } from '../strings/results.js';
import { RichText } from '../strings/rich-text.js';
import { formatBytes, formatMs, formatPercent } from '../words/quantities.js';
import { pointsLost, statusLabel } from '../words/outcome.js';
import { reasonWords } from '../words/reasons.js';
import classes from './check-list.module.css';
import { EvidenceView } from './evidence-view.js';
import { RevealButton } from './reveal-button.js';
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
  const lost = pointsLost(check, score);
  return (
    <>
      <span className={classes['status']}>
        <Icon size={16} stroke={2.4} aria-hidden />
        {statusLabel(check.status)}
      </span>
      <span className={classes['title']}>
        {check.title}
        {lost !== undefined && <span className={classes['left']}>{lost}</span>}
        {!check.visible && <span className={classes['hiddenMark']}>{t('checks.hiddenData')}</span>}
        {check.required && check.status !== 'pass' && (
          <span className={classes['hiddenMark']}>{t('checks.required')}</span>
        )}
      </span>
      {check.usage !== undefined && <UsageFacts usage={check.usage} />}
    </>
  );
}

interface BodyProps {
  readonly check: Check;
  readonly id: string;
  /** The submission whose check may be revealed; undefined where there is nothing to reveal. */
  readonly reveals: string | undefined;
}

/** The rule that a failed check proves, unless its evidence says just that. */
function Rule({ check: { rule, cap, evidence } }: { readonly check: Check }) {
  if (rule === undefined) return null;
  const isKnown = evidence?.type === 'summary' && evidence.text === rule;
  if (cap === undefined) return isKnown ? null : <p>{t('checks.rule', { rule })}</p>;
  const percent = formatPercent(cap / 100);
  return <p>{isKnown ? t('checks.caps', { percent }) : t('checks.ruleCaps', { rule, percent })}</p>;
}

function CheckBody({ check, id, reveals }: BodyProps) {
  const reason = reasonWords(check);
  return (
    <div id={id} className={classes['body']}>
      {reason !== undefined && <p className={classes['reason']}>{reason.sentence}</p>}
      {check.status === 'fail' && <Rule check={check} />}
      {check.evidence !== undefined && <EvidenceView evidence={check.evidence} />}
      {reveals !== undefined && <RevealButton submission={reveals} check={check.id} />}
      {check.hint !== undefined && (
        <p className={classes['hint']}>
          <RichText
            text={t('checks.hint')}
            tags={{ strong: (words) => <strong>{words}</strong>, text: check.hint }}
          />
        </p>
      )}
    </div>
  );
}

/**
 * Brings a check into view inside a pane that scrolls by itself, unless its reader has scrolled already.
 * Elsewhere the page stays where it is.
 */
function useScrollTo(place: RefObject<HTMLElement | null>, wanted: boolean): void {
  useEffect(() => {
    const item = place.current;
    const scroller = item?.closest('[data-scroller]');
    if (!wanted || !item || !scroller || scroller.scrollTop !== 0) return;
    scroller.scrollTop = item.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }, [place, wanted]);
}

interface ItemProps extends HeadProps {
  readonly open: boolean;
  readonly reveals: string | undefined;
}

/** One check: icon and word, title, cost; opens to the reason in a sentence and the evidence. */
function CheckItem({ check, score, reveals, open: openAtFirst }: ItemProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const bodyId = useId();
  const item = useRef<HTMLLIElement>(null);
  useScrollTo(item, openAtFirst);
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
    <li ref={item} className={classes['item']} data-status={check.status}>
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
      {open && <CheckBody check={check} id={bodyId} reveals={reveals} />}
    </li>
  );
}

interface CheckListProps {
  readonly checks: readonly Check[];
  /** Id of the check that stands open unless the reader closes it. */
  readonly openId: string | undefined;
  /** The submission, and the ids of its checks whose hidden data may be asked for. */
  readonly reveals?: { readonly submission: string; readonly checks: readonly string[] };
  /** Once there is one: a check that passes tells the points that it lacks. */
  readonly score?: Score | null;
  /** Whether checks that pass in full, and have nothing to show, stand behind one line after the others. */
  readonly foldsPassed?: boolean;
}

export function CheckList({ checks, openId, reveals, score = null, foldsPassed = false }: CheckListProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const folded = foldsPassed ? findFoldable(checks, score, openId) : new Set<Check>();
  const items = (shown: readonly Check[]) =>
    shown.map((check) => (
      <CheckItem
        key={check.id}
        check={check}
        score={score}
        open={check.id === openId}
        reveals={reveals?.checks.includes(check.id) === true ? reveals.submission : undefined}
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
  openId: string | undefined,
): ReadonlySet<Check> {
  const dull = checks.filter(
    (check) =>
      check.status === 'pass' &&
      check.id !== openId &&
      pointsLost(check, score) === undefined &&
      !WORTH_A_LOOK.has(check.evidence?.type),
  );
  return new Set(dull.length < LEAST_FOLDED ? [] : dull);
}

import type { HistoryEvidence } from '@hone/contracts';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import evidenceClasses from '../results/evidence.module.css';
import { PrintedText } from '../results/printed-text.js';
import { t } from '../strings/history.js';
import { formatWholeMs } from '../words/quantities.js';
import { describeItem } from './describe-item.js';
import classes from './item-details.module.css';
import { isSameItem, type ItemRef } from './items.js';
import { walk } from './view-state.js';

interface ItemDetailsProps {
  readonly evidence: HistoryEvidence;
  readonly item: ItemRef | null;
  /** The items that the arrows step through: the step's items if it has any, else all. */
  readonly items: readonly ItemRef[];
  readonly isOfStep: boolean;
  /** Whether the reader chose the item; then it is read out. */
  readonly isChosen: boolean;
  readonly onSelect: (item: ItemRef | null) => void;
}

function Walker({ item, items, isOfStep, onSelect }: ItemDetailsProps) {
  const place = items.findIndex((each) => isSameItem(each, item));
  const values = { number: place + 1, total: items.length };
  return (
    <div className={classes['walker']}>
      <button
        type="button"
        aria-label={t('event.previous')}
        title={t('event.previous')}
        onClick={() => onSelect(walk(items, item, -1))}
      >
        <IconChevronUp size={16} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t('event.next')}
        title={t('event.next')}
        onClick={() => onSelect(walk(items, item, 1))}
      >
        <IconChevronDown size={16} aria-hidden />
      </button>
      {place !== -1 && <span>{t(isOfStep ? 'event.inStep' : 'event.inAll', values)}</span>}
    </div>
  );
}

interface BodiesProps {
  readonly evidence: HistoryEvidence;
  readonly item: ItemRef;
}

/** Values as they were sent. */
function Bodies({ evidence, item: { kind, index } }: BodiesProps) {
  const operation = kind === 'operation' ? evidence.operations[index] : undefined;
  const message = kind === 'message' ? evidence.messages[index] : undefined;
  const bodies = [
    [t('event.input'), operation?.input],
    [t('event.output'), operation?.output],
    [t('event.body'), message?.body],
  ] as const;
  return bodies.map(
    ([label, text]) =>
      text !== undefined &&
      text !== '' && (
        <figure key={label} className={evidenceClasses['block']}>
          <figcaption>{label}</figcaption>
          <PrintedText label={label} text={text} />
        </figure>
      ),
  );
}

function Facts({ evidence, item }: BodiesProps) {
  const words = describeItem(evidence, item);
  if (words === undefined) return null;
  const { name, from, to, atMs, result, marked } = words;
  return (
    <>
      <p className={classes['name']}>
        <span>{t(`event.${item.kind}`)}</span> <code>{name}</code>
      </p>
      <p className={classes['between']}>{t('event.between', { from, to })}</p>
      <dl className={classes['facts']}>
        <div>
          <dt>{t(item.kind === 'operation' ? 'event.started' : 'event.sent')}</dt>
          <dd>{formatWholeMs(atMs)}</dd>
        </div>
        <div>
          <dt>{t('event.result')}</dt>
          <dd>{result}</dd>
        </div>
      </dl>
      {marked && <p className={classes['marked']}>{t('event.marked')}</p>}
      <Bodies evidence={evidence} item={item} />
    </>
  );
}

/** One message or operation in full, with buttons for the previous and the next one. */
export function ItemDetails(props: ItemDetailsProps) {
  const { evidence, item, items, isChosen } = props;
  const words = item === null ? undefined : describeItem(evidence, item);
  return (
    <section className={classes['item']} aria-label={t('event.label')}>
      <span className="visually-hidden" aria-live="polite">
        {isChosen && words !== undefined && t('event.spoken', { ...words })}
      </span>
      {items.length > 0 && <Walker {...props} />}
      {item === null ? (
        <p className={classes['none']}>{t('event.none')}</p>
      ) : (
        <Facts evidence={evidence} item={item} />
      )}
    </section>
  );
}

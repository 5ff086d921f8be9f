import type { Fact, FactComment } from '@hone/contracts/hiring';
import { describeFact } from '../sitting/fact-words.js';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/playback.js';
import classes from './playback.module.css';

interface MarkListProps {
  readonly facts: readonly Fact[];
  readonly comments: readonly FactComment[];
  readonly titleOf: (item: string) => string;
  /** Time of the current step. */
  readonly current: string | undefined;
  readonly onGo: (fact: Fact) => void;
}

/** What was recorded besides the code; each entry links to the code of its time. */
export function MarkList({ facts, comments, titleOf, current, onGo }: MarkListProps) {
  const reached = facts.findLast(({ at }) => current !== undefined && at <= current)?.seq;
  return (
    <section className={classes['marks']} aria-label={t('marks')}>
      <h2>{t('marks')}</h2>
      <p className={classes['quiet']}>{t('marksText')}</p>
      <ol>
        {facts.map((fact) => (
          <li key={fact.seq}>
            <button
              type="button"
              aria-current={fact.seq === reached ? 'step' : undefined}
              onClick={() => onGo(fact)}
            >
              <time dateTime={fact.at}>{timeOf(fact.at)}</time> {describeFact(fact, titleOf)}
            </button>
            {comments
              .filter((comment) => comment.fact === fact.seq)
              .map(({ id, text }) => (
                <blockquote key={id}>{text}</blockquote>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

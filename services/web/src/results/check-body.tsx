import type { Check, Glimpse } from '@hone/contracts';
import { t } from '../strings/results.js';
import { RichText } from '../strings/rich-text.js';
import { formatPercent } from '../words/quantities.js';
import { reasonWords } from '../words/reasons.js';
import classes from './check-list.module.css';
import { EvidenceView } from './evidence-view.js';
import { saysRule, withoutSentence } from './lead.js';
import { RevealButton } from './reveal-button.js';
import { GlimpseView } from './rows-view.js';

/** The hidden data of a check that may be shown. */
export interface Seen {
  /** The submission whose check may be revealed; undefined if there is nothing to reveal. */
  readonly reveals: string | undefined;
  /** A row of the hidden data. */
  readonly glimpse?: Glimpse | undefined;
}

interface BodyProps extends Seen {
  readonly check: Check;
  readonly id?: string;
  /** The sentence already shown above: it isn't repeated, and needs no general one. */
  readonly said?: string | undefined;
  /** Whether checks failed that the rest needs: then no cap counts. */
  readonly basicsFailed?: boolean;
}

/** The rule of a failed check, unless its evidence says it. The failure may have another cause. */
function Rule({ check, basicsFailed }: Pick<BodyProps, 'check' | 'basicsFailed'>) {
  const { rule, evidence } = check;
  if (rule === undefined) return null;
  const cap = basicsFailed ? undefined : check.cap;
  const isKnown = evidence !== undefined && saysRule(evidence, rule);
  if (cap === undefined) return isKnown ? null : <p>{t('checks.rule', { rule })}</p>;
  const percent = formatPercent(cap / 100);
  return <p>{isKnown ? t('checks.caps', { percent }) : t('checks.ruleCaps', { rule, percent })}</p>;
}

/** Why a check ended as it did: the reason in a sentence, the rule, its evidence, and what helps. */
export function CheckBody({ check, id, reveals, glimpse, said, basicsFailed = false }: BodyProps) {
  const reason = reasonWords(check);
  const evidence = check.evidence && withoutSentence(check.evidence, said);
  return (
    <div id={id} className={classes['body']}>
      {reason !== undefined && said === undefined && <p className={classes['reason']}>{reason.sentence}</p>}
      {check.status === 'fail' && <Rule check={check} basicsFailed={basicsFailed} />}
      {evidence !== undefined && <EvidenceView evidence={evidence} />}
      {glimpse !== undefined && <GlimpseView glimpse={glimpse} />}
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

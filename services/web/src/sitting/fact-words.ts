import type { Fact } from '@hone/contracts/hiring';
import { t } from '../strings/sitting.js';
import { formatMs } from '../words/quantities.js';

const numberOf = ({ detail }: Fact, name: string): number | undefined => {
  const value = detail[name];
  return typeof value === 'number' ? value : undefined;
};

function describePaste(fact: Fact): string {
  const count = numberOf(fact, 'chars') ?? 0;
  return fact.detail['from'] === 'own' ? t('facts.pastedOwn', { count }) : t('facts.pasted', { count });
}

/** A duration such as an absence, or the plain word if it is unknown. */
function describeDuration(
  fact: Fact,
  name: string,
  key: 'facts.awayFor' | 'facts.offlineFor' | 'facts.lateBy',
): string {
  const ms = numberOf(fact, name);
  return ms === undefined ? t(`facts.types.${fact.type}`) : t(key, { time: formatMs(ms) });
}

function describeType(fact: Fact): string {
  const what = t(`facts.types.${fact.type}`);
  const minutes = numberOf(fact, 'minutes');
  switch (fact.type) {
    case 'paste':
      return describePaste(fact);
    case 'focus-back':
      return describeDuration(fact, 'awayMs', 'facts.awayFor');
    case 'online':
      return describeDuration(fact, 'offlineMs', 'facts.offlineFor');
    case 'late-draft':
      return describeDuration(fact, 'lateMs', 'facts.lateBy');
    case 'finished':
      return t(`facts.finishedBy.${fact.detail['by'] === 'deadline' ? 'deadline' : 'candidate'}`);
    default:
      return minutes === undefined ? what : t('facts.minutes', { what, minutes });
  }
}

/** A neutral description of a fact. `titleOf` names items. */
export function describeFact(fact: Fact, titleOf: (item: string) => string): string {
  const what = describeType(fact);
  return fact.item === null ? what : t('facts.inItem', { what, item: titleOf(fact.item) });
}

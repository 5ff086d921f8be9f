import type fc from 'fast-check';
import type { HistoryEvent } from '../../../history/history.js';
import { checkBroadcast } from '../../broadcast.js';
import type { CheckerResult } from '../../checker.js';
import { checkGrowing } from '../../counter/check-growing.js';
import { checkCounter } from '../../counters.js';
import { createSearchingLinearizer } from '../../linearizability/searching-linearizer.js';
import { checkLinearizable } from '../../linearizable.js';
import { checkLog } from '../../log.js';
import { checkKept } from '../../transactions/check-kept.js';
import { checkTransactions } from '../../transactions.js';
import { checkUniqueIds } from '../../unique-ids.js';
import { broadcastHistories } from './broadcast.fixture.js';
import { counterHistories, growingHistories } from './counter.fixture.js';
import { distinctIds, historyOf } from './ids.fixture.js';
import { listHistories, settledListHistories } from './lists.fixture.js';
import { logHistories } from './log.fixture.js';
import { registerHistories } from './registers.fixture.js';

/** Histories of a correct system, and the checker that must not fail them. */
export interface LegalHistories {
  readonly name: string;
  /** Share of all histories that are tried. */
  readonly share: number;
  readonly histories: fc.Arbitrary<HistoryEvent[]>;
  readonly check: (history: HistoryEvent[]) => CheckerResult | Promise<CheckerResult>;
}

const linearizer = createSearchingLinearizer();

/** A history without any result is undecided. */
const hasResult = (history: HistoryEvent[]): boolean => history.some(({ type }) => type === 'ok');

export const LEGAL_HISTORIES: readonly LegalHistories[] = [
  { name: 'broadcast', share: 0.15, histories: broadcastHistories, check: (each) => checkBroadcast(each) },
  { name: 'counter', share: 0.15, histories: counterHistories, check: (each) => checkCounter(each) },
  { name: 'growing', share: 0.05, histories: growingHistories, check: (each) => checkGrowing(each) },
  { name: 'log', share: 0.2, histories: logHistories, check: (each) => checkLog(each) },
  {
    name: 'linearizable',
    share: 0.2,
    histories: registerHistories.filter(hasResult),
    check: (each) => checkLinearizable(each, linearizer),
  },
  {
    name: 'transactions',
    share: 0.15,
    histories: listHistories.filter(hasResult),
    // The strictest level rules out what any other does.
    check: (each) => checkTransactions(each, { isolation: 'serializable' }),
  },
  {
    name: 'kept appends',
    share: 0.05,
    histories: settledListHistories,
    check: (each) => checkKept(each),
  },
  {
    name: 'unique ids',
    share: 0.05,
    histories: distinctIds.map((ids) => historyOf(ids)),
    check: (each) => checkUniqueIds(each),
  },
];

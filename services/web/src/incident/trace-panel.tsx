import type { IncidentSpan } from '@hone/contracts';
import { t } from '../strings/incident.js';
import classes from './incident.module.css';
import { TraceList } from './trace-list.js';
import { Waterfall } from './waterfall.js';

interface TracePanelProps {
  readonly spans: readonly IncidentSpan[];
  readonly beginMs: number;
  /** The open trace. */
  readonly trace: string | undefined;
  readonly onTrace: (trace: string | undefined) => void;
  readonly onLogs: (trace: string) => void;
}

/** All traces, or the waterfall of one. */
export function TracePanel({ spans, beginMs, trace, onTrace, onLogs }: TracePanelProps) {
  if (trace === undefined)
    return (
      <div className={classes['panel']}>
        <TraceList spans={spans} beginMs={beginMs} onTrace={onTrace} />
      </div>
    );
  return (
    <div className={classes['panel']}>
      <div className={classes['filters']}>
        <button type="button" className={classes['plain']} onClick={() => onTrace(undefined)}>
          {t('traces.back')}
        </button>
        <button type="button" className={classes['plain']} onClick={() => onLogs(trace)}>
          {t('traces.logs')}
        </button>
      </div>
      <Waterfall spans={spans} trace={trace} />
    </div>
  );
}

import type { IncidentSpan } from '@hone/contracts';
import { useMemo } from 'react';
import { ComparedText } from '../results/printed-text.js';
import { t } from '../strings/incident.js';
import { formatMs } from '../words/quantities.js';
import classes from './incident.module.css';
import { LongTable } from './long-table.js';
import { placeSpans, type PlacedSpan } from './traces.js';

/** Maximum depth of indentation. */
const MOST_INDENT = 12;

interface BarProps {
  readonly span: IncidentSpan;
  readonly beginMs: number;
  readonly lengthMs: number;
}

function Bar({ span, beginMs, lengthMs }: BarProps) {
  const share = (ms: number): number => (100 * ms) / Math.max(1, lengthMs);
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" className={classes['bar']} aria-hidden="true">
      <rect
        x={Math.min(99, share(span.startMs - beginMs))}
        y={1}
        width={Math.max(0.8, share(span.endMs - span.startMs))}
        height={8}
        data-failed={span.error !== undefined}
      />
    </svg>
  );
}

function Row({ placed, beginMs, lengthMs }: { readonly placed: PlacedSpan } & Omit<BarProps, 'span'>) {
  const { span, depth } = placed;
  return (
    <tr>
      <th scope="row">
        <span className={classes['span']} data-depth={Math.min(depth, MOST_INDENT)}>
          <strong>{span.service}</strong> <ComparedText text={span.name} />
          {span.error !== undefined && (
            <span className={classes['error']}>
              <ComparedText text={span.error} />
            </span>
          )}
        </span>
        <Bar span={span} beginMs={beginMs} lengthMs={lengthMs} />
      </th>
      <td>{formatMs(span.startMs - beginMs)}</td>
      <td>{formatMs(span.endMs - span.startMs)}</td>
      <td className={classes['mono']}>{span.id}</td>
    </tr>
  );
}

const heads = (): string[] => [t('traces.span'), t('traces.after'), t('traces.took'), t('traces.spanId')];

interface WaterfallProps {
  readonly spans: readonly IncidentSpan[];
  readonly trace: string;
}

/** One trace: its spans as a tree in a table, with their time as bars. */
export function Waterfall({ spans, trace }: WaterfallProps) {
  const placed = useMemo(() => placeSpans(spans, trace), [spans, trace]);
  const beginMs = Math.min(...placed.map(({ span }) => span.startMs));
  const lengthMs = Math.max(...placed.map(({ span }) => span.endMs)) - beginMs;
  return (
    <LongTable
      key={trace}
      label={t('traces.waterfall', { trace })}
      heads={heads()}
      rows={placed}
      draw={(each) => <Row key={each.span.id} placed={each} {...{ beginMs, lengthMs }} />}
      more={(count) => t('traces.moreSpans', { count })}
    />
  );
}

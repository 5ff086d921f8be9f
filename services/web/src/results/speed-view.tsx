import type { GrowthFamily, SpeedEvidence } from '@hone/contracts';
import type { ReactNode } from 'react';
import { formatMs, plural } from '../words/quantities.js';
import { growthWord, nsToMs, percent, startUpMs, times } from '../words/speed.js';
import classes from './evidence.module.css';

interface TableProps {
  readonly label: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

function DataTable({ label, head, children }: TableProps) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['rows']}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function Figures({ evidence }: { readonly evidence: SpeedEvidence }) {
  const { ratio, baseline, score, startUp } = evidence;
  return (
    <DataTable label="Measured speed" head={['Figure', 'Value']}>
      <Fact name="CPU time beside the reference">
        {times(ratio.median)} ({times(ratio.low)} to {times(ratio.high)})
      </Fact>
      <Fact name="Measured on">
        family {evidence.family}, size {evidence.size.toLocaleString('en')}, {plural(ratio.pairs, 'pair')} of
        runs
      </Fact>
      <Fact name="Naive solution beside the reference">
        {baseline.source === 'capped' ? 'at least ' : ''}
        {times(baseline.ratio)}
      </Fact>
      <Fact name="Start-up, taken off">
        {formatMs(startUpMs(startUp.submissionNs))}, the reference’s{' '}
        {formatMs(startUpMs(startUp.referenceNs))}
      </Fact>
      <Fact name="Speed">{percent(score.speed)}</Fact>
      {score.cap < 1 && <Fact name="At most, by growth">{percent(score.cap)}</Fact>}
      <Fact name="Counted">{percent(score.final)}</Fact>
    </DataTable>
  );
}

const cost = (ms: number | null): string => (ms === null ? '–' : formatMs(ms));

function Growth({ growth }: { readonly growth: GrowthFamily }) {
  const name = `Growth on ${growth.family}`;
  return (
    <>
      <p>
        {name}: {growthWord(growth)}
      </p>
      {growth.points.length > 0 && (
        <DataTable label={name} head={['Size', 'Your CPU time', 'Reference']}>
          {growth.points.map(({ n, cpuMs, referenceCpuMs }) => (
            <tr key={n}>
              <th scope="row">{n.toLocaleString('en')}</th>
              <td>{cost(cpuMs)}</td>
              <td>{cost(referenceCpuMs)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </>
  );
}

function Runs({ pairs }: Pick<SpeedEvidence, 'pairs'>) {
  return (
    <details>
      <summary>{plural(pairs.length, 'pair')} of runs</summary>
      <DataTable label="Runs" head={['Pair', 'Your CPU time', 'Reference']}>
        {pairs.map(([own, reference], index) => (
          <tr key={index}>
            <th scope="row">{index + 1}</th>
            <td>{formatMs(nsToMs(own))}</td>
            <td>{formatMs(nsToMs(reference))}</td>
          </tr>
        ))}
      </DataTable>
    </details>
  );
}

/** A measured speed: what it comes to, then the figures that it comes from. */
export function SpeedView({ evidence }: { readonly evidence: SpeedEvidence }) {
  return (
    <>
      <p className={classes['text']}>{evidence.text}</p>
      <Figures evidence={evidence} />
      {(evidence.growth?.families ?? []).map((growth) => (
        <Growth key={growth.family} growth={growth} />
      ))}
      {evidence.notes.length > 0 && (
        <ul>
          {evidence.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Runs pairs={evidence.pairs} />
    </>
  );
}

import type { MemoryEvidence } from '@hone/contracts';
import { formatBytes } from '../words/quantities.js';
import figures from './figures.module.css';

interface ProgramRowProps {
  readonly name: string;
  readonly peaks: MemoryEvidence['submission'];
}

function ProgramRow({ name, peaks }: ProgramRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatBytes(peaks.emptyBytes)}</td>
      <td>{formatBytes(peaks.peakBytes)}</td>
      <td>{formatBytes(Math.max(0, peaks.peakBytes - peaks.emptyBytes))}</td>
    </tr>
  );
}

/** A program's peak of memory beside the reference's: what each takes to start, in all, and for the input. */
export function MemoryView({ evidence }: { readonly evidence: MemoryEvidence }) {
  const { text, submission, reference } = evidence;
  return (
    <div>
      <p>{text}</p>
      <div className={figures['scroll']} tabIndex={0} role="region" aria-label="Peak memory">
        <table>
          <thead>
            <tr>
              <th scope="col">Peak memory</th>
              <th scope="col">Smallest input</th>
              <th scope="col">Measured input</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            <ProgramRow name="Your program" peaks={submission} />
            <ProgramRow name="Reference" peaks={reference} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

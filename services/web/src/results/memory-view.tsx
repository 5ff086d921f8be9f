import type { MemoryEvidence } from '@hone/contracts';
import { formatBytes } from '../words/quantities.js';
import { FiguresTable } from './figures-table.js';

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
      <FiguresTable
        label="Peak memory"
        columns={['Peak memory', 'Smallest input', 'Measured input', 'Difference']}
      >
        <ProgramRow name="Your program" peaks={submission} />
        <ProgramRow name="Reference" peaks={reference} />
      </FiguresTable>
    </div>
  );
}

import type { MemoryEvidence } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import { formatBytes } from '../words/quantities.js';
import { MeasurementTable } from './measurement-table.js';

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

/** A program's peak memory beside the reference's: at start, in total, and for the input. */
export function MemoryView({ evidence }: { readonly evidence: MemoryEvidence }) {
  const { text, submission, reference } = evidence;
  return (
    <div>
      <p>{text}</p>
      <MeasurementTable
        label={t('memory.label')}
        columns={[t('memory.label'), t('memory.smallest'), t('memory.measured'), t('memory.difference')]}
      >
        <ProgramRow name={t('yourProgram')} peaks={submission} />
        <ProgramRow name={t('reference')} peaks={reference} />
      </MeasurementTable>
    </div>
  );
}

import type { SittingReport } from '@hone/contracts/hiring';
import { drawPdf } from './draw-pdf.js';
import { blocksOf, nameOf } from './report-blocks.js';

/** A report as a file for people without an account: what its reader may see, nothing more. */
export function reportPdf(report: SittingReport, exportedAt: number): Promise<Buffer> {
  const day = new Date(exportedAt).toISOString().slice(0, 10);
  return drawPdf({
    title: `${nameOf(report)}: ${report.row.assessment.title}`,
    foot: `Exported on ${day}; contains personal data.`,
    blocks: blocksOf(report),
  });
}

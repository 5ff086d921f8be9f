import type { Submission, SubmitBody } from '@hone/contracts';
import { EXIT, type Output } from '../output.js';
import { choosePaint } from '../screen/paint.js';
import { describeResult } from './describe-result.js';
import { pageOf } from './send-work.js';

/** Prints a finished submission; resolves to the exit code. */
export function reportRecord(
  record: Submission,
  site: string,
  { files }: SubmitBody,
  output: Output,
): number {
  const url = pageOf(site, record.id);
  const paint = choosePaint(process.stdout.isTTY, process.env);
  output.result({ ...record, url }, describeResult(record, { paint, files, url }));
  if (record.status !== 'graded') return EXIT.voided;
  return record.verdict === 'accepted' ? EXIT.ok : EXIT.findings;
}

/** Reports that the command was stopped while the site was still grading. */
export function reportInterrupted(id: string, site: string, again: string, output: Output): number {
  const url = pageOf(site, id);
  const text = `Stopped following. The site keeps grading: ${url}\n${again}`;
  output.result({ id, url, status: 'running' }, text);
  return EXIT.stopped;
}

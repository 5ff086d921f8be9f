import { auditListSchema, sittingReportSchema, type SittingReport } from '@hone/contracts/hiring';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOn, getReport, startSitting } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { blocksOf } from './report-blocks.js';
import { reportPdf } from './report-pdf.js';

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let sitting: string;

beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  const candidate = test.visitor();
  ({ workspace, sitting } = await startSitting(team, candidate));
  await actOn(candidate, sitting, 'finish');
});
afterAll(() => test.close());

async function textOf(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
}

const AT = Date.parse('2026-12-01T10:00:00Z');
const reviewed = (report: SittingReport, text: string): SittingReport =>
  sittingReportSchema.parse({
    ...report,
    row: { ...report.row, hidden: false, candidate: { name: 'Ádám Ωмега', email: 'adam@example.org' } },
    rubric: {
      items: [
        {
          id: 'names',
          title: 'Names',
          weight: 1,
          levels: ['Unclear', 'Clear'].map((title) => ({ title, anchor: '' })),
        },
      ],
    },
    reviews: [
      {
        reviewer: { id: 'u1', name: 'Grace' },
        ratings: [{ item: 'names', level: 1 }],
        notes: [{ text, path: 'main.py', line: 3 }],
        percent: 100,
        savedAt: new Date(AT).toISOString(),
        handedInAt: new Date(AT).toISOString(),
      },
    ],
    decisions: [
      {
        number: 1,
        at: new Date(AT).toISOString(),
        by: { id: 'u2', name: 'Linus' },
        outcome: 'advance',
        reason: 'Reads well',
      },
    ],
  });

describe('GET …/report.pdf', () => {
  it('is a PDF file of what the caller may read, and noted as an export', async () => {
    const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/report.pdf`;
    const response = await team.open(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=report-${sitting}.pdf`);
    const { text, pages } = await textOf(new Uint8Array(await response.arrayBuffer()));
    expect(text).toContain('What counted');
    expect(text).toContain(`Page ${pages} of ${pages}.`);
    const { items } = await team.get(auditListSchema, `/api/v1/workspaces/${workspace}/audit`);
    expect(items).toContainEqual(expect.objectContaining({ action: 'sitting.export', subject: sitting }));
  });
});

describe('the sheet of a report', () => {
  it('has reviews, decisions and names of any script', async () => {
    const report = reviewed(await getReport(team, workspace, sitting), 'Good name\nfor a sum');
    const { text } = await textOf(await reportPdf(report, AT));
    expect(text).toContain('Ádám Ωмега');
    expect(text).toContain('Grace, 2026-12-01 10:00 UTC, 100% by the rubric');
    expect(text).toContain('main.py:3: Good name for a sum');
    expect(text).toContain('Advance, by Linus, 2026-12-01 10:00 UTC: Reads well');
    expect(text).toContain('Exported on 2026-12-01; contains personal data. Page 1 of 1.');
  });

  it('shows nothing that is hidden from the reader', async () => {
    const report = await getReport(team, workspace, sitting);
    const hidden = { ...report, row: { ...report.row, hidden: true }, reviews: null, decisions: null };
    const said = JSON.stringify(blocksOf(hidden));
    expect(said).toContain('hidden until you hand in your own review');
    expect(said).not.toMatch(/What counted|"Skill"|Decision/);
  });

  it('cuts long notes, and says where the rest is', async () => {
    const report = reviewed(await getReport(team, workspace, sitting), 'x'.repeat(4_000));
    expect(JSON.stringify(blocksOf(report))).toMatch(/x{1900,} … \(the rest is on the report page\)/);
  });
});

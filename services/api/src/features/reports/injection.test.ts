import { createdShareLinkSchema, invitedSchema, workspaceSchema } from '@hone/contracts/hiring';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actOn, createWorkspace, openInvitation, publishAssessment } from '../../testing/hiring-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

/** What people call themselves to reach a spreadsheet, a page, a mail or a terminal. */
const CORPUS = [
  '=HYPERLINK("http://x.example/"&A1,"open")',
  '+1+cmd|" /C calc"!A0',
  '-2+3',
  '@SUM(1+1)*cmd',
  '＝1+1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '$t(report.title) {{name}}',
  'Robert", "admin@example.org',
  "Robert'); DROP TABLE students;--",
  '{"$gt": ""}',
  '../../etc/passwd',
  'ﷺ'.repeat(20),
];

let test: TestApi<MemoryDependencies>;
let team: TestClient;
let workspace: string;
let assessment: string;
const invited = new Map<string, string>();

beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
  team = test.visitor();
  workspace = await createWorkspace(team, 'ada');
  assessment = await publishAssessment(team, workspace);
  const path = `/api/v1/workspaces/${workspace}/assessments/${assessment}/invitations`;
  for (const name of CORPUS) {
    const { url } = await team.get(invitedSchema, path, { json: { name } }, 201);
    invited.set(name, url.split('/').at(-1) ?? '');
  }
}, 60_000);
afterAll(() => test.close());

/** Cells of a line of CSV. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare : quoted.replaceAll('""', '"'),
  );

it('keeps every name in one cell that no spreadsheet runs', async () => {
  const { body, headers } = await team.call(`/api/v1/workspaces/${workspace}/sittings?format=csv`);
  expect(headers.get('content-disposition')).toBe('attachment; filename=candidates.csv');
  const [head = '', ...lines] = String(body).replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines).toHaveLength(CORPUS.length);
  const names = lines.map((line) => {
    const cells = cellsOf(line);
    expect(cells).toHaveLength(cellsOf(head).length);
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    return (cells[0] ?? '').replace(/^'(?=\s*[=+\-@＝])/, '');
  });
  expect(names.sort()).toEqual([...CORPUS].sort());
});

it.each(CORPUS)('says %j as data only, also to whoever has a link', async (name) => {
  await team.get(workspaceSchema, `/api/v1/workspaces/${workspace}`, {
    method: 'PATCH',
    json: { blind: false },
  });
  const candidate = test.visitor();
  const sitting = await openInvitation(candidate, invited.get(name) ?? '');
  await actOn(candidate, sitting, 'start');
  await candidate.call(`/api/v1/sittings/${sitting}/comments`, { json: { fact: null, text: name } });
  await actOn(candidate, sitting, 'finish');
  const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/share-links`;
  const { url } = await team.get(createdShareLinkSchema, path, { json: { names: true } }, 201);
  const { body, headers } = await test.visitor().call(`/api/v1${url}`);
  expect(headers.get('content-type')).toContain('application/json');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(body).toMatchObject({ candidate: name, comments: [{ text: name }] });
});

it('refuses names that would break a line of a header or a file', async () => {
  const path = `/api/v1/workspaces/${workspace}/assessments/${assessment}/invitations`;
  for (const name of ['Ada\r\nBcc: x@example.org', 'Ada\u0000', 'Ada\u202Egnp.exe'])
    expect((await team.call(path, { json: { name } })).status).toBe(422);
});

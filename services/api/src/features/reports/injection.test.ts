import { createdShareLinkSchema, invitedSchema, workspaceSchema } from '@hone/contracts/hiring';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actOn, createWorkspace, publishAssessment, startInvited } from '../../testing/hiring-people.js';
import { HOSTILE_NAMES, REFUSED_NAMES } from '../../testing/hostile-names.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

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
  for (const name of HOSTILE_NAMES) {
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
  expect(lines).toHaveLength(HOSTILE_NAMES.length);
  const names = lines.map((line) => {
    const cells = cellsOf(line);
    expect(cells).toHaveLength(cellsOf(head).length);
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    return (cells[0] ?? '').replace(/^'(?=\s*[=+\-@＝＋－＠])/, '');
  });
  expect(names.sort()).toEqual([...HOSTILE_NAMES].sort());
});

it.each(HOSTILE_NAMES)('shows %j as data only, also to readers with a link', async (name) => {
  await team.get(workspaceSchema, `/api/v1/workspaces/${workspace}`, {
    method: 'PATCH',
    json: { blind: false },
  });
  const candidate = test.visitor();
  const sitting = await startInvited(candidate, invited.get(name) ?? '');
  await candidate.call(`/api/v1/sittings/${sitting}/comments`, { json: { fact: null, text: name } });
  await actOn(candidate, sitting, 'finish');
  const path = `/api/v1/workspaces/${workspace}/sittings/${sitting}/share-links`;
  const { url } = await team.get(createdShareLinkSchema, path, { json: { names: true } }, 201);
  const { body, headers } = await test.visitor().call(`/api/v1${url}`);
  expect(headers.get('content-type')).toContain('application/json');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(body).toMatchObject({ candidate: name, comments: [{ text: name }] });
});

it('rejects names that would break a line of a header or a file', async () => {
  const path = `/api/v1/workspaces/${workspace}/assessments/${assessment}/invitations`;
  for (const name of REFUSED_NAMES)
    expect((await team.call(path, { json: { name } })).body).toMatchObject({ errors: [{ path: 'name' }] });
});

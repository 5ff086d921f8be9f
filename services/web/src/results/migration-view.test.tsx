import { describe, expect, it } from 'vitest';
import { evidenceSchema } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { EvidenceView } from './evidence-view.js';

const program = (title: string, waits: object[], blocked = 0): object => ({
  title,
  served: 1_200,
  blocked,
  longestMs: 507,
  waits,
});
const migration = {
  type: 'migration',
  text: '2 statements of programs waited more than 500 ms.',
  file: 'expand.sql',
  lengthMs: 4_000,
  limitMs: 500,
  statements: [
    { place: 1, sql: 'ALTER TABLE t ADD c int', fromMs: 100, toMs: 200, ended: 'again' },
    { place: 1, sql: 'ALTER TABLE t ADD c int', fromMs: 300, toMs: 310, ended: 'well' },
    { place: 2, sql: 'UPDATE t SET c = 1', fromMs: 310, toMs: 3_310, ended: 'well' },
  ],
  programs: [
    program('The old program reads', []),
    program('The old program writes', [{ fromMs: 1_000, toMs: 1_507, blocked: true }], 2),
  ],
  hazards: [{ file: 'expand.sql', line: 3, rule: 'some-rule', message: 'This hurts.' }],
};
const render = (changes: object = {}): string =>
  renderToStaticMarkup(<EvidenceView evidence={evidenceSchema.parse({ ...migration, ...changes })} />);

describe('the effects of a migration on programs', () => {
  it('are drawn on one clock, a lane for the file and one for each program', () => {
    const page = render();
    expect(page).toContain(migration.text);
    expect(page.match(/<svg/g)).toHaveLength(3);
    expect(page).toMatch(/<rect[^>]*x="250"[^>]*width="126.75"/);
    expect(page).toContain('The old program writes: 507 ms, gave up');
  });

  it('are listed in tables behind the chart', () => {
    const page = render();
    expect(page).toContain('The old program writes</th><td>1,200</td><td>507 ms</td><td>2</td>');
    expect(page).toContain(
      '<code>UPDATE t SET c = 1</code></th><td>310 ms</td><td>3,000 ms</td><td>done</td>',
    );
    expect(page).toContain('released its locks and retried');
  });

  it('show the statement that failed, and explain red by what happened', () => {
    const [again, ...well] = migration.statements;
    const failed = { ...again, sql: 'ALTER TABLE t VALIDATE CONSTRAINT c', ended: 'refused' };
    const calm = render({ statements: [...well, failed], programs: [program('The old program', [])] });
    expect(calm.indexOf('VALIDATE CONSTRAINT')).toBeLessThan(calm.indexOf('<svg'));
    expect(calm).toContain('a statement in the file failed');
    expect(calm).not.toContain('a program gave up');
    expect(render()).not.toContain('a statement in the file failed');
  });

  it('include hazards, or say that no linter runs', () => {
    expect(render()).toContain('Line 3: This hurts.');
    const { hazards: _hazards, ...without } = migration;
    const page = renderToStaticMarkup(<EvidenceView evidence={evidenceSchema.parse(without)} />);
    expect(page).toContain('The migration linter isn’t available here.');
    expect(render({ hazards: [] })).not.toContain('hazards');
  });

  it('have no clock without a program', () => {
    expect(render({ programs: [] })).not.toContain('<svg');
  });
});

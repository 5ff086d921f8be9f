import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { kindViewSchema } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { LoadedChallenge } from '@hone/grading';
import { KINDS } from '@hone/kinds';
import { loadFolderOrThrow } from '../support/challenges/load-challenge.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const subfolders = (folder: string): string[] =>
  existsSync(`${ROOT}${folder}`)
    ? readdirSync(`${ROOT}${folder}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${folder}/${entry.name}`)
    : [];

/** Every challenge: the catalogue, the templates, and the smallest complete ones that come with the kinds. */
const CHALLENGES = [
  ...subfolders('challenges').filter((folder) => folder !== 'challenges/tracks'),
  ...subfolders('services/cli/templates'),
  ...Object.keys(KINDS).flatMap((kind) => subfolders(`services/kinds/src/${kind}/samples`)),
];

/** Files of a package that the learner's view may quote; a kind that is missing here has none. */
const PUBLIC: Record<string, (path: string, definition: unknown) => boolean> = {
  optimization: (path, definition) =>
    path.startsWith(`${KINDS.optimization.definition.parse(definition).samples}/`),
  'api-design': (path, definition) => {
    const parsed = KINDS['api-design'].definition.parse(definition);
    if (parsed.task === 'implementation' || parsed.task === 'hardening')
      return path === parsed.contract.path || (parsed.database !== undefined && path === 'tests/schema.sql');
    const given = parsed.given.map((each) => each.path);
    return [...given, parsed.task === 'evolution' ? parsed.base : undefined].includes(path);
  },
  microservices: (path, definition) => {
    const parsed = KINDS.microservices.definition.parse(definition);
    if (parsed.task === 'services') return ['tests/topology.yml', 'tests/schema.sql'].includes(path);
    if (parsed.task === 'incident') return path === 'tests/schema.sql';
    return path === parsed.run;
  },
  sql: (path, definition) => {
    const { schema, instances, migration } = KINDS.sql.definition.parse(definition);
    const visible = instances.filter((instance) => instance.visible);
    const shown = visible.flatMap(({ file, expected }) => [file, expected]);
    return [schema, migration?.target, migration?.data.sample, ...shown].includes(path);
  },
};

const loaded = new Map<string, Promise<LoadedChallenge>>();
/** Loads a challenge once: no test modifies it. */
function load(folder: string): Promise<LoadedChallenge> {
  const challenge = loaded.get(folder) ?? loadFolderOrThrow(`${ROOT}${folder}`);
  loaded.set(folder, challenge);
  return challenge;
}

const isPublic = ({ kind, definition }: LoadedChallenge, path: string): boolean =>
  PUBLIC[kind.id]?.(path, definition) ?? false;
const viewText = ({ kind, pack, definition }: LoadedChallenge, own = pack): string =>
  JSON.stringify(kind.view(own, definition));

/** Visible parts of otherwise hidden files: the visible scenario of services, and a system without its checks. */
function publicPartOf({ kind, pack }: LoadedChallenge): string {
  const system = pack.files.get('tests/system.yml');
  if (system !== undefined) {
    const {
      behavior,
      kept: _kept,
      record,
      ...open
    } = parse(new TextDecoder().decode(system)) as Record<string, unknown>;
    expect([behavior, record]).not.toContain(undefined);
    return stringify(open);
  }
  const scenario = pack.files.get('tests/scenario.yml');
  if (kind.id !== 'microservices' || scenario === undefined) return '';
  const { operations, visible } = parse(new TextDecoder().decode(scenario)) as Record<string, unknown>;
  return stringify({ operations, visible });
}

/** The package with a unique mark at the end of every file that views can still parse afterwards. */
function marked(pack: ChallengePackage): { pack: ChallengePackage; marks: Map<string, string> } {
  const marks = new Map([...pack.files.keys()].map((path, index) => [path, markOf(path, index)]));
  const files = [...pack.files].map(([path, content]) => {
    const mark = new TextEncoder().encode(marks.get(path));
    return [path, new Uint8Array([...content, ...mark])] as const;
  });
  return { pack: { ...pack, files: new Map(files) }, marks };
}

/** SQL and YAML have comments, and JSON only blanks: a line of n of them. */
function markOf(path: string, index: number): string {
  if (path.endsWith('.json')) return `\n${' '.repeat(100 + index)}\n`;
  const comment = { sql: '-- ', yml: '# ', yaml: '# ' }[path.split('.').at(-1) ?? ''] ?? '';
  return `\n${comment}MARK${index}END\n`;
}

/** A text as JSON quotes it. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Lines of a file that are too long to match by chance. */
const distinctiveLines = (content: Uint8Array): string[] =>
  new TextDecoder()
    .decode(content)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 12);

/** Strings anywhere in a value, keys included. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}

describe.each(CHALLENGES)('the view of %s', (folder) => {
  it('is a valid learner’s view, and the same every time', async () => {
    const challenge = await load(folder);
    const view = challenge.kind.view(challenge.pack, challenge.definition);
    expect(kindViewSchema.parse(view)).toEqual(view);
    expect(view.samples.length).toBeGreaterThan(0);
    expect(viewText(challenge)).toBe(viewText(challenge));
  });

  it('quotes only files that are meant to be seen', async () => {
    const challenge = await load(folder);
    const { pack, marks } = marked(challenge.pack);
    const text = viewText(challenge, pack);
    const quoted = [...marks].filter(([, mark]) => text.includes(inJson(mark))).map(([path]) => path);
    expect(quoted.filter((path) => !isPublic(challenge, path))).toEqual([]);
    const shown = [...pack.files.keys()].filter((path) => isPublic(challenge, path));
    expect(quoted.length > 0).toBe(shown.length > 0);
  });

  it('contains no line of a hidden file', async () => {
    const challenge = await load(folder);
    const { files } = challenge.pack;
    const hidden = [...files].filter(
      ([path]) => /^(tests|solutions|fixtures)\//.test(path) && !isPublic(challenge, path),
    );
    // A public file may share a line with a hidden one.
    const seen = [...files].filter(([path]) => isPublic(challenge, path)).map(([, content]) => content);
    const texts = [...seen.map((content) => new TextDecoder().decode(content)), publicPartOf(challenge)];
    const known = texts.join('\n');
    const lines = hidden
      .flatMap(([, content]) => distinctiveLines(content))
      .filter((line) => !known.includes(line));
    const text = viewText(challenge);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => text.includes(inJson(line)))).toEqual([]);
  });

  it('names no hidden family, instance, path or program of the definition', async () => {
    const challenge = await load(folder);
    const view = challenge.kind.view(challenge.pack, challenge.definition);
    // Cells of the sample may say anything; they are quoted from a file that is meant to be seen.
    const tables = view.sql?.tables?.map((table) => ({ ...table, rows: [] }));
    const shown = new Set(stringsIn({ ...view, sql: { ...view.sql, tables } }));
    const text = JSON.stringify(view);
    const inDefinition = stringsIn(challenge.definition);
    const paths = inDefinition.filter((word) => /^[\w/.+-]*[/.][\w/.+-]*$/.test(word));
    const open = [...challenge.pack.files].filter(([path]) => isPublic(challenge, path));
    const { checks: all = [] } = challenge.definition as { checks?: { visible: boolean }[] };
    const published = [
      ...open.map(([, content]) => new TextDecoder().decode(content)),
      JSON.stringify(all.filter(({ visible }) => visible)),
    ].join('\n');
    expect(paths.filter((path) => text.includes(path) && !published.includes(path))).toEqual([]);
    const {
      families = [],
      instances = [],
      probes = [],
      checks = [],
      payloads = [],
    } = challenge.definition as {
      payloads?: { id: string; title: string; visible: boolean }[];
      checks?: { id: string; title: string; visible: boolean }[];
      families?: { id: string; title?: string }[];
      instances?: { id: string; title?: string; family?: string; visible: boolean }[];
      probes?: { id: string; title: string; rule?: string; visible?: boolean; steps?: { sql?: string }[] }[];
    };
    const isHidden = ({ visible }: { visible?: boolean }): boolean => visible !== true;
    const names = [
      ...families,
      ...instances.filter(isHidden),
      ...probes.filter(isHidden),
      ...checks.filter(isHidden),
      ...payloads.filter(isHidden),
    ].flatMap(({ id, title }) => [id, title]);
    const statementsOf = (shownOnes: boolean): string[] =>
      probes
        .filter(({ visible = false }) => visible === shownOnes)
        .flatMap(({ steps = [] }) => steps.flatMap(({ sql }) => sql ?? []));
    const shownSql = new Set(statementsOf(true));
    const hiddenSql = statementsOf(false).filter((sql) => !shownSql.has(sql));
    expect(hiddenSql.filter((sql) => text.includes(inJson(`${sql};`)))).toEqual([]);
    expect(probes.filter(isHidden).filter(({ rule }) => rule !== undefined && text.includes(rule))).toEqual(
      [],
    );
    expect(names.filter((name) => name !== undefined && shown.has(name))).toEqual([]);
    expect(text).not.toMatch(/"(seed|reference|baseline|generator|families|sizes|secret)"/);
  });

  it('needs boxes for every language it offers', async () => {
    const { kind, pack, definition } = await load(folder);
    for (const language of pack.manifest.languages) {
      const boxes = kind.topology(pack, definition, language);
      const candidate = boxes.find(({ trust }) => trust === 'candidate');
      // A document is read, not run: the tools that read it are its only box.
      const own = language === 'openapi' ? boxes[0] : candidate;
      expect(own?.runtime).toBe(kind.runtimeFor(definition, language));
    }
  });
});

describe('every kind', () => {
  it('has a page that describes it, and a challenge that the tests above cover', async () => {
    const proved = new Set((await Promise.all(CHALLENGES.map(load))).map(({ kind }) => kind.id));
    for (const kind of Object.keys(KINDS)) {
      expect(existsSync(`${ROOT}services/kinds/src/${kind}/README.md`)).toBe(true);
      expect(proved).toContain(kind);
      expect(PUBLIC).toHaveProperty(kind);
    }
  });
});

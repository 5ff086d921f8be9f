import type { ChallengeView, Sample, SourceFile } from '@hone/contracts';

/** Files of a challenge as they are laid out in a folder. */
export interface PulledFiles {
  readonly files: readonly SourceFile[];
  /** Paths of the starter code among them. */
  readonly starter: readonly string[];
}

/** Lays out statement, samples, README and starter; a starter file wins where names meet. */
export function layOutFiles(view: ChallengeView, language: string, site: string): PulledFiles {
  const starter = view.starter[language] ?? [];
  const given = [...starter, ...(view.variant?.files ?? [])];
  const taken = new Set(given.map(({ path }) => path.toLowerCase()));
  const beside = [
    { path: 'statement.md', content: `# ${view.title}\n\n${view.statement.trim()}\n` },
    { path: 'README.md', content: writeReadme(view, language, site) },
    ...view.samples.flatMap(filesOfSample),
  ].map((file) => (taken.has(file.path.toLowerCase()) ? { ...file, path: `hone-${file.path}` } : file));
  return { files: [...given, ...beside], starter: starter.map(({ path }) => path) };
}

function filesOfSample({ id, title, input, output, files = [], note }: Sample): SourceFile[] {
  const folder = `samples/${id.replace(/[^A-Za-z0-9._-]/g, '-')}`;
  const about = [title, note].filter((text) => text !== undefined && text !== '').join('\n\n');
  return [
    ...(about === '' ? [] : [{ path: `${folder}/about.md`, content: `${about}\n` }]),
    ...(input === undefined ? [] : [{ path: `${folder}/input.txt`, content: input }]),
    ...(output === undefined ? [] : [{ path: `${folder}/output.txt`, content: output }]),
    ...files.map(({ path, content }) => ({ path: `${folder}/${path}`, content })),
  ];
}

function writeReadme(view: ChallengeView, language: string, site: string): string {
  const { title, slug, submit, customInput, limits } = view;
  const input = customInput === undefined ? '' : '\nhone run --input FILE   # your own input';
  return `# ${title}

\`statement.md\` says what to do. ${site}/challenges/${slug} shows it with pictures, hints and your history.

\`\`\`sh
hone run                # run on the samples; not scored${input}
hone watch              # run whenever you save
hone submit             # grade it
hone open               # this challenge in the browser
\`\`\`

Language: ${language}. Hone sends the files that match ${submit.map((pattern) => `\`${pattern}\``).join(', ')};
all others stay on your machine. Limits: ${limits.cpuMs} ms CPU time, ${limits.memoryMiB} MiB memory.
`;
}

import {
  createSeriesReader,
  INCIDENT_FILES,
  readLogLine,
  readSpanLine,
  type Incident,
  type IncidentLog,
  type IncidentSpan,
  type SourceFile,
} from '@hone/contracts';

/** How long the page may be busy without a break. */
const SLICE_MS = 12;

/** Lets the page draw and answer between two slices of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The lines of a text, one at a time: splitting megabytes at once would block the page. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to > from) yield text.slice(from, to);
    from = to + 1;
  }
}

/** Reads the files of a recording in slices; rejects with the signal's reason when it is aborted. */
export async function readRecording(files: readonly SourceFile[], signal: AbortSignal): Promise<Incident> {
  const logs: IncidentLog[] = [];
  const spans: IncidentSpan[] = [];
  const series = createSeriesReader();
  const readers: readonly [path: string, read: (line: string) => void][] = [
    [
      INCIDENT_FILES.logs,
      (line) => {
        const log = readLogLine(line);
        if (log !== undefined) logs.push(log);
      },
    ],
    [INCIDENT_FILES.traces, (line) => void spans.push(...readSpanLine(line))],
    [INCIDENT_FILES.metrics, series.add],
  ];
  let began = performance.now();
  for (const [path, read] of readers)
    for (const line of linesOf(files.find((file) => file.path === path)?.content ?? '')) {
      read(line);
      if (performance.now() - began < SLICE_MS) continue;
      await breathe();
      signal.throwIfAborted();
      began = performance.now();
    }
  spans.sort((one, other) => one.startMs - other.startMs);
  return { logs, spans, series: series.series() };
}

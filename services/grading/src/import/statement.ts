import { fillConstants } from './constants.js';
import type { ImportReport } from './import-report.js';
import { latexToMarkdown } from './latex.js';
import { isNewest, type Problem } from './problem-yaml.js';
import type { ProblemPackage } from './read-package.js';

const MAX_STATEMENT_BYTES = 200 * 1024;
/** Control characters, and characters that reorder a text. */
const UNSEEN = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const IMAGE = /\.(png|jpe?g|gif|webp|svg)$/i;

/** A text of a challenge and its images, by the names in the text. */
export interface ImportedText {
  readonly text: string;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/**
 * The statement as Markdown: `problem.<language>.md` rather than `.tex`, English rather than another language. HTML in
 * it becomes text. If the package has none, a sentence says so.
 */
export function importStatement(
  { files }: ProblemPackage,
  problem: Problem,
  report: ImportReport,
): ImportedText {
  const folders =
    problem.format === '2025-09'
      ? ['statement']
      : isNewest(problem.format)
        ? ['statement', 'problem_statement']
        : ['problem_statement', 'statement'];
  const found = findText(files, folders, 'problem');
  const title = problem.name ?? 'this problem';
  if (found === undefined) {
    const pdf = [...files.keys()].find((path) => /^(problem_)?statement\/problem.*\.pdf$/.test(path));
    const why =
      pdf === undefined ? 'the package has no statement' : `${pdf} cannot be shown; there is no .md or .tex`;
    report.skip('STATEMENT_MISSING', folders[0] ?? 'statement', `${why}; the challenge says so`);
    return {
      text: `The package of “${escapeHtml(title)}” has no statement that can be shown.\n`,
      images: new Map(),
    };
  }
  return convert(files, found, problem, report);
}

/** The description of the solution if the package has one, else undefined. */
export function importEditorial(
  { files }: ProblemPackage,
  problem: Problem,
  report: ImportReport,
): ImportedText | undefined {
  const found = findText(files, ['solution'], 'solution');
  return found && convert(files, found, problem, report);
}

interface Found {
  readonly path: string;
  readonly folder: string;
}

function findText(
  files: ReadonlyMap<string, Uint8Array>,
  folders: readonly string[],
  stem: string,
): Found | undefined {
  const texts = [...files.keys()].flatMap((path) => {
    const parts = /^([^/]+)\/([^/.]+)(?:\.([a-zA-Z-]+))?\.(md|tex)$/.exec(path);
    const [, folder = '', name, language = 'en', type = ''] = parts ?? [];
    if (name !== stem || !folders.includes(folder)) return [];
    return [{ path, folder, rank: (type === 'md' ? 0 : 1) + (language.startsWith('en') ? 0 : 10) }];
  });
  return texts.sort((one, other) => one.rank - other.rank || (one.path < other.path ? -1 : 1))[0];
}

function convert(
  files: ReadonlyMap<string, Uint8Array>,
  { path, folder }: Found,
  { constants }: Problem,
  report: ImportReport,
): ImportedText {
  const content = files.get(path) ?? new Uint8Array();
  if (content.length > MAX_STATEMENT_BYTES)
    report.reject('STATEMENT_TOO_LARGE', path, `${content.length} bytes; ${MAX_STATEMENT_BYTES} are allowed`);
  const source = new TextDecoder().decode(content.subarray(0, MAX_STATEMENT_BYTES)).replace(UNSEEN, '');
  const named = source.replace(/\\constant\{([a-zA-Z_]\w*(?:\.\w+)?)\}/g, '{{$1}}');
  const filled = fillConstants(named, constants).replace(/\{\{(nextsample|remainingsamples)\}\}/g, '');
  const markdown = path.endsWith('.tex') ? latexToMarkdown(filled) : filled;
  return showImages(escapeHtml(markdown), folder, path, files, report);
}

/** Keeps images next to the text and reports missing ones. */
function showImages(
  text: string,
  folder: string,
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
  report: ImportReport,
): ImportedText {
  const images = new Map<string, Uint8Array>();
  const shown = text.replace(
    /!\[([^\]\n]{0,300})\]\(\s*([^)\s]{1,200})[^)\n]{0,200}\)/g,
    (_all, alt: string, target: string) => {
      const content = files.get(`${folder}/${target}`);
      if (content !== undefined && IMAGE.test(target) && !target.includes('/')) {
        images.set(target, content);
        return `![${alt}](fixtures/${target})`;
      }
      report.skip(
        'IMAGE_LEFT_OUT',
        path,
        `image ${target} is not beside the text, or no image that can be shown`,
      );
      return alt;
    },
  );
  return { text: shown, images };
}

/** Escapes tags outside of code: raw HTML is never shown, and text that looks like it should be readable. */
export function escapeHtml(markdown: string): string {
  const parts = markdown.split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$|`[^`\n]*`)/m);
  return parts
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(?=[a-zA-Z/!?])/g, '&lt;')))
    .join('');
}

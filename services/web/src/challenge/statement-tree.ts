/** The parts of a Markdown tree (mdast) that are used here. */
export interface MarkdownNode {
  type: string;
  depth?: number;
  value?: string;
  alt?: string | null | undefined;
  url?: string;
  identifier?: string;
  ordered?: boolean | null | undefined;
  start?: number | null | undefined;
  /** Of a list's item: whether it contains blank lines. */
  spread?: boolean | null | undefined;
  /** Of a table: one for each column. */
  align?: ('left' | 'right' | 'center' | null)[] | null | undefined;
  children?: MarkdownNode[];
}

/** Page title and pane heading come first: the statement's highest heading is a third-level one. */
const HIGHEST = 3;
const LOWEST = 6;

function walk(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

/** Shifts all headings so that the highest one is at its level, at any level the author started with. */
function shiftHeadings(tree: MarkdownNode): void {
  let highest = LOWEST;
  walk(tree, (node) => {
    if (node.depth !== undefined) highest = Math.min(highest, node.depth);
  });
  walk(tree, (node) => {
    if (node.depth !== undefined) node.depth = Math.min(LOWEST, node.depth + HIGHEST - highest);
  });
}

/** The package that a text belongs to. */
export interface TextSource {
  readonly slug: string;
  readonly version: number;
}

/** Segments of a path inside the package; undefined for any other URL. */
function segmentsOf(url: string): string[] | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || /^[/\\]/.test(path)) return undefined;
  try {
    const segments = decodeURIComponent(path)
      .split('/')
      .filter((segment) => segment !== '.');
    return segments.some((segment) => segment === '..' || segment === '') ? undefined : segments;
  } catch {
    return undefined;
  }
}

/** The API's URL of a picture of the package; undefined for pictures from anywhere else. */
function imageAddress(url: string, { slug, version }: TextSource): string | undefined {
  const path = segmentsOf(url)?.map(encodeURIComponent).join('/');
  return path === undefined
    ? undefined
    : `/api/v1/challenges/${encodeURIComponent(slug)}/assets/${path}?v=${version}`;
}

/** Pictures come from the package only; any other is replaced by its text. */
function placeImages(tree: MarkdownNode, source: TextSource | undefined): void {
  const definitions = new Map<string, string>();
  walk(tree, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier ?? '', node.url ?? '');
  });
  walk(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier ?? '');
    const address = source === undefined ? undefined : imageAddress(url ?? '', source);
    if (address === undefined) {
      node.type = 'text';
      node.value = node.alt ?? '';
    } else {
      node.type = 'image';
      node.url = address;
    }
  });
}

/** Adapts a text of a challenge to the page around it, in place. */
export function fitIntoPage(tree: MarkdownNode, source: TextSource | undefined): MarkdownNode {
  shiftHeadings(tree);
  placeImages(tree, source);
  return tree;
}

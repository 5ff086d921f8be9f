/** As much of a Markdown tree as is touched here. */
interface MarkdownNode {
  type: string;
  depth?: number;
  value?: string;
  alt?: string | null;
  children?: MarkdownNode[];
}

/** The page has a title and a pane heading of its own: the statement's highest heading is a third-level one. */
const HIGHEST = 3;
const LOWEST = 6;

function walk(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

/** Moves all headings by as many levels as bring the highest one to its place, whatever the author began with. */
function shiftHeadings(tree: MarkdownNode): void {
  let highest = LOWEST;
  walk(tree, (node) => {
    if (node.depth !== undefined) highest = Math.min(highest, node.depth);
  });
  walk(tree, (node) => {
    if (node.depth !== undefined) node.depth = Math.min(LOWEST, node.depth + HIGHEST - highest);
  });
}

/** Pictures of a package are not served yet, and others are never loaded: their text stands in for them. */
function replaceImages(tree: MarkdownNode): void {
  walk(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    node.type = 'text';
    node.value = node.alt ?? '';
  });
}

/** Remark plugin: fits a statement into the page around it. */
export function remarkFitIntoPage() {
  return (tree: MarkdownNode): void => {
    shiftHeadings(tree);
    replaceImages(tree);
  };
}

import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** Elements and attributes that survive; addresses are http(s) only, images are not elements here at all. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture'),
  protocols: { href: ['http', 'https'] },
};

function keepWebAddress(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '';
}

/** A statement starts below the page's own heading: `#` becomes a second-level heading, and so on. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) =>
    href === undefined || href === '' ? (
      <>{children}</>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
  // Scrolls sideways on small screens, hence reachable by keyboard.
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
};

/** Shows a picture's text instead: package pictures are not served yet, and others are never loaded. */
function remarkImagesAsText() {
  return (tree: MarkdownNode) => replaceImages(tree);
}

interface MarkdownNode {
  type: string;
  value?: string;
  alt?: string | null;
  children?: MarkdownNode[];
}

function replaceImages(node: MarkdownNode): void {
  for (const child of node.children ?? []) {
    if (child.type === 'image' || child.type === 'imageReference') {
      child.value = child.alt ?? '';
      child.type = 'text';
    } else replaceImages(child);
  }
}

/** Markdown of a challenge: no raw HTML, sanitised after rendering, links to the web only. */
export function StatementMarkdown({ text }: { readonly text: string }) {
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm, remarkImagesAsText]}
      rehypePlugins={[[rehypeSanitize, SCHEMA]]}
      urlTransform={keepWebAddress}
      components={COMPONENTS}
    >
      {text}
    </Markdown>
  );
}

import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { remarkFitIntoPage } from './statement-tree.js';

/** Elements and attributes that survive; addresses are http(s) only, images are not elements here at all. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture'),
  protocols: { href: ['http', 'https'] },
};

function keepWebAddress(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '';
}

const COMPONENTS: Components = {
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
    <div className="table-scroll" tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
};

/** Markdown of a challenge: no raw HTML, sanitised after rendering, links to the web only. */
export function StatementMarkdown({ text }: { readonly text: string }) {
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm, remarkFitIntoPage]}
      rehypePlugins={[[rehypeSanitize, SCHEMA]]}
      urlTransform={keepWebAddress}
      components={COMPONENTS}
    >
      {text}
    </Markdown>
  );
}

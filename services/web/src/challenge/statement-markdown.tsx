import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { t } from '../strings/challenge.js';
import { remarkFitIntoPage, type TextSource } from './statement-tree.js';

/** Elements and attributes that survive; links are http(s) only, pictures come by relative addresses only. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'picture' && name !== 'source'),
  protocols: { href: ['http', 'https'], src: [] },
};

const PICTURES = '/api/v1/challenges/';

/** Pictures of the package have got their addresses by then; links lead to the web. */
function keepAddress(url: string, key: string): string {
  if (key === 'src') return url.startsWith(PICTURES) ? url : '';
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
  img: ({ src, alt }) =>
    src === undefined || src === '' ? <>{alt}</> : <img src={src} alt={alt ?? ''} loading="lazy" />,
  // Scrolls sideways on small screens, hence reachable by keyboard.
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('statement.table')}>
      <table>{children}</table>
    </div>
  ),
};

interface StatementMarkdownProps {
  readonly text: string;
  /** The challenge that it belongs to, whose pictures it may show. */
  readonly source?: TextSource;
}

/** Markdown of a challenge: no raw HTML, sanitised after rendering, links to the web and pictures of its own only. */
export function StatementMarkdown({ text, source }: StatementMarkdownProps) {
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm, [remarkFitIntoPage, source]]}
      rehypePlugins={[[rehypeSanitize, SCHEMA]]}
      urlTransform={keepAddress}
      components={COMPONENTS}
    >
      {text}
    </Markdown>
  );
}

import { createElement, Fragment, type ReactNode } from 'react';
import { t } from '../strings/challenge.js';
import type { MarkdownNode } from './statement-tree.js';

/** URLs of links that are defined elsewhere in the text. */
type Definitions = ReadonlyMap<string, string>;

interface DrawnNode {
  readonly node: MarkdownNode;
  readonly definitions: Definitions;
}

const PICTURES = '/api/v1/challenges/';

const childrenOf = ({ node, definitions }: DrawnNode): ReactNode =>
  (node.children ?? []).map((child, index) => <Drawn key={index} node={child} definitions={definitions} />);

/** Links lead to the web only, and send no referrer. */
function WebLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  if (!/^https?:\/\//i.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** Pictures of the package have their URLs by then. */
function Picture({ node: { url = '', alt } }: Pick<DrawnNode, 'node'>) {
  return url.startsWith(PICTURES) ? <img src={url} alt={alt ?? ''} loading="lazy" /> : <>{alt}</>;
}

function Heading(props: DrawnNode) {
  const Tag = `h${props.node.depth ?? 3}` as 'h3' | 'h4' | 'h5' | 'h6';
  return <Tag>{childrenOf(props)}</Tag>;
}

/** Shorter code is not broken. */
const LONG_CODE = 16;

/** Long paths may break before each of their parts, mainly in narrow table cells. */
function InlineCode({ value = '' }: { readonly value?: string | undefined }) {
  if (value.length <= LONG_CODE) return <code className="one-line">{value}</code>;
  return (
    <code>
      {value.split(/(?<=[^\s/])(?=[/?&])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

/** Blank lines between or in items turn all of them into paragraphs. */
const isLoose = ({ spread, children = [] }: MarkdownNode): boolean =>
  spread === true || children.some((item) => item.spread === true);

function List(props: DrawnNode) {
  const { node, definitions } = props;
  const loose = isLoose(node);
  const items = (node.children ?? []).map((item, index) => (
    <ListItem key={index} node={item} {...{ definitions, loose }} />
  ));
  if (node.ordered !== true) return <ul>{items}</ul>;
  return <ol start={node.start === 1 ? undefined : (node.start ?? undefined)}>{items}</ol>;
}

function ListItem({ node, definitions, loose }: DrawnNode & { readonly loose: boolean }) {
  return (
    <li>
      {(node.children ?? []).map((child, index) =>
        child.type === 'paragraph' && !loose ? (
          <Fragment key={index}>{childrenOf({ node: child, definitions })}</Fragment>
        ) : (
          <Drawn key={index} node={child} definitions={definitions} />
        ),
      )}
    </li>
  );
}

/** Scrolls sideways on small screens, hence reachable by keyboard. */
function Table({ node, definitions }: DrawnNode) {
  const [head, ...rows] = node.children ?? [];
  const cellsOf = (row: MarkdownNode | undefined, Tag: 'th' | 'td') =>
    (row?.children ?? []).map((cell, index) => (
      <Tag key={index} style={{ textAlign: node.align?.[index] ?? undefined }}>
        {childrenOf({ node: cell, definitions })}
      </Tag>
    ));
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('statement.table')}>
      <table>
        <thead>
          <tr>{cellsOf(head, 'th')}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{cellsOf(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Elements with the same content as their node. */
const PLAIN = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  blockquote: 'blockquote',
} as const;

const isPlain = (type: string): type is keyof typeof PLAIN => Object.hasOwn(PLAIN, type);

/** A node of Markdown as elements. Other types, including raw HTML, render nothing. */
function Drawn(props: DrawnNode): ReactNode {
  const { node, definitions } = props;
  const { type, value, url } = node;
  if (isPlain(type)) return createElement(PLAIN[type], null, childrenOf(props));
  switch (type) {
    case 'text':
      return value;
    case 'heading':
      return <Heading {...props} />;
    case 'inlineCode':
      return <InlineCode value={value} />;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{value}</code>
        </pre>
      );
    case 'link':
      return <WebLink url={url ?? ''}>{childrenOf(props)}</WebLink>;
    case 'linkReference':
      return <WebLink url={definitions.get(node.identifier ?? '') ?? ''}>{childrenOf(props)}</WebLink>;
    case 'image':
      return <Picture node={node} />;
    case 'list':
      return <List {...props} />;
    case 'table':
      return <Table {...props} />;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    default:
      return null;
  }
}

/** The blocks of a text. */
export function MarkdownElements({ tree }: { readonly tree: MarkdownNode }) {
  const definitions = new Map(
    (tree.children ?? [])
      .filter(({ type }) => type === 'definition')
      .map(({ identifier = '', url = '' }) => [identifier, url]),
  );
  return <>{childrenOf({ node: tree, definitions })}</>;
}

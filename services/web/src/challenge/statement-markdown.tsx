import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { useMemo } from 'react';
import { MarkdownElements } from './markdown-elements.js';
import { fitIntoPage, type MarkdownNode, type TextSource } from './statement-tree.js';

interface StatementMarkdownProps {
  readonly text: string;
  /** The challenge that it belongs to, whose pictures it may show. */
  readonly source?: TextSource;
}

/** CommonMark and tables. */
function parse(text: string): MarkdownNode {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** Markdown of a challenge: no raw HTML, links to the web and pictures of its package only. */
export function StatementMarkdown({ text, source }: StatementMarkdownProps) {
  const tree = useMemo(() => fitIntoPage(parse(text), source), [text, source]);
  return <MarkdownElements tree={tree} />;
}

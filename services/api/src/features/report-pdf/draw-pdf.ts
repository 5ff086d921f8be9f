import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { Block } from './report-blocks.js';

/** Fonts that have letters of most scripts; those of others are drawn as boxes. */
const REGULAR = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
const BOLD = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));

const MARGIN = 56;
const SIZES = { title: 18, heading: 12, paragraph: 9 } as const;
const SMALL = 8;
const GREY = '#555555';
const LINE = '#cccccc';

export interface PdfSheet {
  readonly title: string;
  /** At the foot of each page, before its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

/** Draws blocks on A4 pages; resolves to the bytes of the file. */
export async function drawPdf({ title, foot, blocks }: PdfSheet): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Producer: 'Hone', Creator: 'Hone' },
    lang: 'en',
  });
  const bytes = buffer(document);
  for (const block of blocks) {
    drawBlock(document, block);
    // Laying out a long report takes a second; other requests have their turn meanwhile.
    await turn();
  }
  drawFeet(document, foot);
  document.end();
  return bytes;
}

function drawBlock(document: PDFKit.PDFDocument, block: Block): void {
  if (block.kind === 'table') return drawTable(document, block.head, block.rows);
  const isText = block.kind === 'paragraph';
  document.font(isText ? REGULAR : BOLD).fontSize(SIZES[block.kind]);
  if (block.kind === 'heading') document.moveDown(0.8);
  document.text(block.text).moveDown(isText ? 0.3 : 0.4);
}

function drawTable(
  document: PDFKit.PDFDocument,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  document.fontSize(SIZES.paragraph).font(REGULAR);
  const bold = (text: string) => ({ text, font: { src: BOLD } });
  const data = [
    ...(head.length === 0 ? [] : [head.map(bold)]),
    // Without a head, the first cell of a row names it.
    ...rows.map((row) => row.map((text, index) => (head.length === 0 && index === 0 ? bold(text) : text))),
  ];
  document.table({
    data,
    ...(head.length === 0 ? { columnStyles: [120, '*'] } : {}),
    defaultStyle: { border: { bottom: 0.5 }, borderColor: LINE, padding: 4 },
  });
  document.moveDown(0.5);
}

function drawFeet(document: PDFKit.PDFDocument, foot: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // The foot is in the margin, where text would start a new page.
    document.page.margins.bottom = 0;
    document.font(REGULAR).fontSize(SMALL).fillColor(GREY);
    const top = document.page.height - MARGIN / 1.5;
    document.text(`${foot} Page ${page + 1} of ${count}.`, MARGIN, top, { lineBreak: false });
  }
}

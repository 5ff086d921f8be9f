import type { Extension } from '@codemirror/state';
import { EditorView, keymap, showPanel, type Panel, type ViewUpdate } from '@codemirror/view';
import { t } from '../../strings/editor.js';
import { listPlaces, placeAt, type Place, type PlaceGroup } from './outline.js';

const GROUPS: readonly PlaceGroup[] = ['operations', 'schemas', 'components', 'rest'];
/** Delay after the last change of the document. */
const RENEW_AFTER_MS = 300;

function optionOf(text: string, line: number): HTMLOptionElement {
  const option = document.createElement('option');
  option.textContent = text;
  option.value = String(line);
  return option;
}

function fill(select: HTMLSelectElement, places: readonly Place[]): void {
  const groups = GROUPS.flatMap((group) => {
    const members = places.filter((place) => place.group === group);
    if (members.length === 0) return [];
    const element = document.createElement('optgroup');
    element.label = t(`openapi.outline.${group}`);
    element.append(...members.map(({ label, line }) => optionOf(label, line)));
    return [element];
  });
  select.replaceChildren(optionOf(t('openapi.outline.top'), 0), ...groups);
}

function goTo(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'start' }) });
  view.focus();
}

/** A list of the document's parts: it highlights the one with the cursor, and goes to the chosen one. */
class OutlinePanel implements Panel {
  readonly dom = document.createElement('label');
  readonly top = true;
  private readonly select = document.createElement('select');
  private places: readonly Place[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly view: EditorView;

  constructor(view: EditorView) {
    this.view = view;
    this.dom.className = 'cm-outline';
    this.dom.append(t('openapi.outline.name'), this.select);
    this.select.addEventListener('change', () => goTo(view, Number(this.select.value)));
    this.renew();
  }

  update({ docChanged, selectionSet }: ViewUpdate): void {
    if (docChanged) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.renew(), RENEW_AFTER_MS);
    } else if (selectionSet) this.follow();
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private renew(): void {
    this.places = listPlaces(this.view.state.doc.toString().split('\n'));
    // Other YAML files have no outline.
    this.dom.style.display = this.places.some(({ label }) => label === 'openapi') ? '' : 'none';
    fill(this.select, this.places);
    this.follow();
  }

  private follow(): void {
    const { doc, selection } = this.view.state;
    this.select.value = String(placeAt(this.places, doc.lineAt(selection.main.head).number)?.line ?? 0);
  }
}

function focusOutline({ dom }: EditorView): boolean {
  const select = dom.querySelector<HTMLSelectElement>('.cm-outline select');
  select?.focus();
  return select !== null;
}

/** The outline of an OpenAPI document above the editor. */
export function outline(): Extension {
  return [
    showPanel.of((view) => new OutlinePanel(view)),
    keymap.of([{ key: 'Mod-Shift-o', run: focusOutline }]),
    EditorView.theme({
      '.cm-outline': { display: 'flex', alignItems: 'center', gap: '8px', padding: '3px 10px' },
      '.cm-outline select': {
        flex: '1',
        minWidth: '0',
        maxWidth: '28rem',
        font: 'inherit',
        color: 'var(--ink)',
        backgroundColor: 'var(--surface)',
        border: '1px solid var(--field)',
        borderRadius: 'var(--radius)',
      },
    }),
  ];
}

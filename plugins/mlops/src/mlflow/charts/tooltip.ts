/** One line in a tooltip. */
export interface TooltipRow {
  readonly colour?: string;
  readonly name: string;
  readonly value: string;
}

const most = 12;

/**
 * The content of a tooltip. Names of runs are anybody's text, so it is built of
 * elements and not of HTML.
 */
export function tooltipElement(
  title: string,
  rows: readonly TooltipRow[],
  more: (count: number) => string,
): HTMLElement {
  const root = document.createElement('div');
  root.append(textElement('div', title, { fontWeight: 'bold' }));
  for (const { colour, name, value } of rows.slice(0, most)) {
    const line = textElement('div', '', {
      display: 'flex',
      gap: '8px',
      maxWidth: '320px',
    });
    if (colour) {
      line.append(
        textElement('span', '', {
          background: colour,
          flex: '0 0 10px',
          height: '10px',
          alignSelf: 'center',
          borderRadius: '5px',
        }),
      );
    }
    line.append(
      textElement('span', name, {
        flex: '1 1 auto',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }),
      textElement('span', value, { fontVariantNumeric: 'tabular-nums' }),
    );
    root.append(line);
  }
  if (rows.length > most) {
    root.append(textElement('div', more(rows.length - most), {}));
  }
  return root;
}

function textElement(
  tag: 'div' | 'span',
  text: string,
  style: Partial<CSSStyleDeclaration>,
): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  Object.assign(element.style, style);
  return element;
}

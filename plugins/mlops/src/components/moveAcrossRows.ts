import type { KeyboardEvent } from 'react';

const focusable = 'a[href], button:not([disabled]), [tabindex="0"]';

/** Arrow up and down lead to the same control of the row above or below. */
export function moveAcrossRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
    return;
  }
  const target = event.target as HTMLElement;
  const row = target.closest('tbody tr');
  if (!row) {
    return;
  }
  const cell = target.closest('td, th');
  const column = [...row.children].findIndex(child => child === cell);
  let next = sibling(row, event.key);
  while (next) {
    const control =
      next.children[column]?.querySelector<HTMLElement>(focusable) ??
      next.querySelector<HTMLElement>(focusable);
    if (control) {
      event.preventDefault();
      control.focus();
      return;
    }
    next = sibling(next, event.key);
  }
}

function sibling(row: Element, key: string): Element | null {
  return key === 'ArrowDown'
    ? row.nextElementSibling
    : row.previousElementSibling;
}

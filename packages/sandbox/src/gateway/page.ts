import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #f4f6f9; --card: #fff; --soft: #5b6778; --line: #d8dee8; --accent: #0b5fae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf4; --paper: #12171f; --card: #1b222d; --soft: #a4b0c0; --line: #323d4c; --accent: #7db8f2; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; width: min(40rem, 100%); padding: 2rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 8px; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1.25rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Allows the page its own style and nothing else. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character]);
}

/** A small page; all texts are plain and become HTML only here. */
export function page(content: {
  title: string;
  text: string;
  facts?: readonly (readonly [name: string, value: string])[];
}): string {
  const title = escapeHtml(content.title);
  const facts = (content.facts ?? [])
    .map(
      ([name, value]) =>
        `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${escapeHtml(content.text)}</p>${
    facts ? `<dl>${facts}</dl>` : ''
  }</main></body>
</html>
`;
}

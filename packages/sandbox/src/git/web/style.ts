export const style = `
:root { color-scheme: light dark; --text: #1f2328; --muted: #59636e; --page: #ffffff; --panel: #f6f8fa; --line: #d1d9e0;
  --link: #0860ca; --open: #1a7f37; --merged: #8250df; --closed: #cf222e; --on-badge: #ffffff;
  --added: #dafbe1; --removed: #ffebe9; --hunk: #ddf4ff; --notice: #fff8c5; --focus: #0860ca; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --muted: #9fa8b3; --page: #0d1117; --panel: #151b23; --line: #3d444d;
  --link: #6cb0ff; --open: #238636; --merged: #8957e5; --closed: #da3633;
  --added: #12351f; --removed: #43191c; --hunk: #10263f; --notice: #3a2f0b; --focus: #6cb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header { background: var(--panel); border-bottom: 1px solid var(--line); padding: 12px 0; }
header div, main { max-width: 1080px; margin: 0 auto; padding: 0 16px; }
main { padding: 24px 16px 64px; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
main a { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; } h1 span { color: var(--muted); font-weight: 400; }
h2 { font-size: 1.125rem; margin: 32px 0 8px; }
.muted { color: var(--muted); } .meta { color: var(--muted); margin: 0 0 24px; overflow-wrap: anywhere; }
.list { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 6px; }
.list li { padding: 10px 16px; border-top: 1px solid var(--line); overflow-wrap: anywhere; } .list li:first-child { border-top: 0; }
.badge { display: inline-block; color: var(--on-badge); border-radius: 16px; padding: 2px 12px; font-size: .875rem; font-weight: 600; margin-right: 8px; }
.open { background: var(--open); } .merged { background: var(--merged); } .closed { background: var(--closed); }
.panel { border: 1px solid var(--line); border-radius: 6px; margin: 16px 0; overflow: hidden; }
.panel > h3 { margin: 0; padding: 8px 16px; background: var(--panel); font: 600 .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); }
.panel > h3 small { font-weight: 400; color: var(--muted); }
.body { padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere; }
.notice { background: var(--notice); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 16px 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: 8px 0; overflow-x: auto; font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; tab-size: 4; }
pre.file { padding: 16px; }
pre span { display: block; padding: 0 16px; min-width: max-content; min-height: 1.5em; white-space: pre; }
.added { background: var(--added); } .removed { background: var(--removed); } .hunk { background: var(--hunk); color: var(--muted); }
code { font: .875em ui-monospace, Menlo, Consolas, monospace; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 1px 6px; overflow-wrap: anywhere; }
form { display: inline-block; margin: 0 8px 8px 0; } form.wide { display: block; margin: 0; }
textarea { display: block; width: 100%; margin: 0 0 16px; padding: 12px; color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: 6px; font: .8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
button { font: inherit; font-weight: 600; color: var(--text); background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 8px 20px; cursor: pointer; }
button.primary { background: #1a7f37; border-color: #1a7f37; color: #ffffff; }
button:hover { filter: brightness(1.08); }
`;

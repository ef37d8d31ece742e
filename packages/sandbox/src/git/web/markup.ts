/** Text that is already HTML; everything else that enters a template is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | undefined | readonly Value[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function markup(
  strings: TemplateStringsArray,
  ...values: readonly Value[]
): Markup {
  return new Markup(
    strings.reduce(
      (text, part, index) => text + render(values[index - 1]) + part,
    ),
  );
}

function render(value: Value): string {
  if (value === undefined) {
    return '';
  }
  if (value instanceof Markup) {
    return value.text;
  }
  return typeof value === 'object'
    ? value.map(render).join('')
    : String(value).replace(/[&<>"']/g, character => entities[character]);
}

import {
  type AnnotationProblem,
  type ValueFormat,
  isValid,
  quoted,
} from './annotationValue';

const MOST_ENTRIES = 100;

/** Reads annotations that anybody may have written, and notes what cannot be used. @internal */
export class AnnotationReader {
  readonly problems: AnnotationProblem[] = [];
  readonly #annotations: Readonly<Record<string, string>>;

  constructor(annotations: Readonly<Record<string, string>>) {
    this.#annotations = annotations;
  }

  get names(): readonly string[] {
    return Object.keys(this.#annotations);
  }

  has(annotation: string): boolean {
    return this.text(annotation) !== undefined;
  }

  text(annotation: string): string | undefined {
    return this.#annotations[annotation];
  }

  /** The sentence continues the name of the annotation. */
  report(annotation: string, sentence: string): void {
    this.problems.push({ annotation, message: `${annotation}${sentence}` });
  }

  reportValue(annotation: string, value: string, format: ValueFormat): void {
    this.report(
      annotation,
      `: ${quoted(value)} is not ${format.noun}. ${format.advice}`,
    );
  }

  /** The valid entries of a comma list, in their order and each once. */
  list(annotation: string, format: ValueFormat): readonly string[] {
    const entries = this.entries(annotation);
    if (entries.length === 0) {
      this.report(
        annotation,
        ' is empty. Name something or remove the annotation.',
      );
    }
    return this.valid(annotation, entries, format);
  }

  entries(annotation: string): readonly string[] {
    const entries = (this.text(annotation) ?? '')
      .split(',')
      .map(entry => entry.trim())
      .filter(entry => entry !== '');
    return [...new Set(entries)];
  }

  valid(
    annotation: string,
    entries: readonly string[],
    format: ValueFormat,
  ): readonly string[] {
    if (entries.length > MOST_ENTRIES) {
      this.report(
        annotation,
        ` has ${entries.length} entries; only the first ${MOST_ENTRIES} count.`,
      );
    }
    return entries.slice(0, MOST_ENTRIES).filter(entry => {
      const valid = isValid(entry, format);
      if (!valid) {
        this.reportValue(annotation, entry, format);
      }
      return valid;
    });
  }
}

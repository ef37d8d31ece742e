/** Annotations may be large, and what is large in them is not shown. */
const LONGEST_ANNOTATION = 2000;

const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as it is kept: without copies of itself and other bulk. @internal */
export function withoutBulk<
  T extends { readonly annotations: Readonly<Record<string, string>> },
>(object: T): T {
  const kept = Object.entries(object.annotations).filter(
    ([key, value]) => key !== COPY && value.length <= LONGEST_ANNOTATION,
  );
  return { ...object, annotations: Object.fromEntries(kept) };
}

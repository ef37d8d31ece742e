function codeOf(error: unknown): number | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

/** A conflict means that somebody was faster; the newer copy is on its way. */
export function isConflict(error: unknown): boolean {
  return codeOf(error) === 409;
}

export function isNotFound(error: unknown): boolean {
  return codeOf(error) === 404;
}

/** The object is refused as it is: trying again does not help. */
export function isRefusal(error: unknown): boolean {
  return [400, 403, 422].includes(codeOf(error) ?? 0);
}

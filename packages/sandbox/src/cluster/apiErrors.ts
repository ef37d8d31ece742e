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

/** The object is refused as it is; only a change of it, or of what the cluster allows, helps. */
export function isRefusal(error: unknown): boolean {
  const webhookFailed =
    codeOf(error) === 500 &&
    /failed calling webhook/.test((error as Error).message);
  return webhookFailed || [400, 403, 422].includes(codeOf(error) ?? 0);
}

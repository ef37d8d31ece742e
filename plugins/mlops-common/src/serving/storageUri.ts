/**
 * A storage URI as it may be shown: without user, password, query and
 * fragment, which carry credentials and signatures.
 *
 * @internal
 */
export function withoutCredentials(uri: string): string | undefined {
  const text = uri.trim().replace(/[?#].*$/s, '');
  const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/]*)(.*)$/is.exec(text);
  if (!match) {
    return text || undefined;
  }
  const [, scheme, authority, path] = match;
  return `${scheme}${authority.replace(/^.*@/s, '')}${path}`;
}

/**
 * Removes the same from every URI inside a text, as error messages quote them.
 *
 * @internal
 */
export function redact(text: string): string {
  return text.replace(
    /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi,
    uri => withoutCredentials(uri) ?? uri,
  );
}

/**
 * The MLflow run that a model was logged by, where its location tells:
 * `…/<run id>/artifacts/…`.
 *
 * @internal
 */
export function runIdOf(uri: string | undefined): string | undefined {
  return uri && /\/([0-9a-f]{32})\/artifacts(\/|$)/.exec(uri)?.[1];
}

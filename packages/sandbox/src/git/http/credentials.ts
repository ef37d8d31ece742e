/** The token of `Authorization: Bearer T` (fetch, URL readers) or `Authorization: token T` (Octokit). */
export function bearerToken(header: string | undefined): string | undefined {
  return /^(?:bearer|token) +(\S+)$/i.exec(header ?? '')?.[1];
}

/** git sends the token as password, or as user name with an empty or fixed password. */
export function basicPassword(header: string | undefined): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(header ?? '')?.[1];
  if (!encoded) {
    return bearerToken(header);
  }
  const [user, ...password] = Buffer.from(encoded, 'base64')
    .toString('utf8')
    .split(':');
  const text = password.join(':');
  return text === '' || text === 'x-oauth-basic' ? user : text;
}

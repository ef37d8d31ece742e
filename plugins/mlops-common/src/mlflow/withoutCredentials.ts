/** What stands before the `@` of an address, and the signatures of presigned ones. */
const USERINFO = /([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'@]*@/gi;
const SIGNED_QUERY =
  /([?&](?:[a-z0-9-]*(?:signature|token|credential|password|secret|access-?key(?:id)?)|sig|se|sv)=)[^&#\s"']*/gi;

/**
 * A text from which the credentials of all addresses in it are taken out:
 * clients write down whatever they were configured with. Azure's containers,
 * which also stand before an `@`, stay.
 *
 * @public
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(USERINFO, (whole, scheme: string) =>
      /^(?:wasb|abfs)s?:/i.test(scheme) ? whole : scheme,
    )
    .replace(SIGNED_QUERY, '$1***');
}

/**
 * Why an image could not be pulled, as far as the texts of the container
 * runtime tell.
 *
 * @public
 */
export type ImagePullCause =
  | 'unauthorized'
  | 'not-found'
  | 'unreachable'
  | 'certificate'
  | 'rate-limit'
  | 'disk-full'
  | 'invalid-name'
  | 'never-pull'
  | 'unknown';

/** The first that matches; a rate limit also mentions authentication. */
const TEXTS: readonly (readonly [RegExp, ImagePullCause])[] = [
  [/toomanyrequests|too many requests|rate limit/i, 'rate-limit'],
  [/x509|certificate|HTTP response to HTTPS client|\btls:/i, 'certificate'],
  [/no space left/i, 'disk-full'],
  [
    /no such host|i\/o timeout|connection refused|connection reset|no route to host|network is unreachable|deadline exceeded|TLS handshake timeout|server misbehaving|\b50[234]\b/i,
    'unreachable',
  ],
  [
    /unauthorized|authorization|authentication required|denied|forbidden|no basic auth|\b40[13]\b/i,
    'unauthorized',
  ],
  [/not ?found|manifest unknown|name unknown|does not exist/i, 'not-found'],
];

const REASONS: Readonly<Record<string, ImagePullCause | 'by-text'>> = {
  ErrImagePull: 'by-text',
  ImagePullBackOff: 'by-text',
  RegistryUnavailable: 'unreachable',
  SignatureValidationFailed: 'by-text',
  ImageInspectError: 'by-text',
  InvalidImageName: 'invalid-name',
  ErrImageNeverPull: 'never-pull',
};

const SENTENCES: Readonly<Record<ImagePullCause, string>> = {
  unauthorized:
    'the registry refuses access. The image pull secret is missing or wrong',
  'not-found': 'the registry does not have it. Check its name and tag',
  unreachable: 'the registry cannot be reached',
  certificate: 'the node does not trust the certificate of the registry',
  'rate-limit': 'the registry allows no more pulls for now (rate limit)',
  'disk-full': 'the disk of the node is full',
  'invalid-name': 'its name is not valid',
  'never-pull':
    'it is not on the node, and its pull policy "Never" forbids to fetch it',
  unknown: 'the node could not fetch it',
};

/**
 * The cause when a container waits for an image that cannot be pulled;
 * undefined when it waits for something else.
 *
 * @public
 */
export function imagePullCause(
  reason: string | undefined,
  text: string,
): ImagePullCause | undefined {
  if (!reason || !Object.hasOwn(REASONS, reason)) {
    return undefined;
  }
  const cause = REASONS[reason];
  if (cause !== 'by-text') {
    return cause;
  }
  // Quoted parts are names and addresses, which may contain any word.
  const words = text.replace(/"[^"]*"/g, '');
  return TEXTS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}

/** @internal */
export function imagePullHeadline(
  image: string | undefined,
  cause: ImagePullCause,
): string {
  const subject = image ? `The image ${image}` : 'The image';
  return `${subject} cannot be pulled: ${SENTENCES[cause]}.`;
}

import { imagePullCause } from './imagePullProblem';

describe('imagePullCause', () => {
  it.each([
    ['failed to authorize: … 401 Unauthorized', 'unauthorized'],
    [
      'pull access denied, repository does not exist or may require authorization',
      'unauthorized',
    ],
    ['no basic auth credentials', 'unauthorized'],
    ['unexpected status: 403 Forbidden', 'unauthorized'],
    ['code = NotFound desc = failed to pull: not found', 'not-found'],
    ['manifest unknown: manifest unknown', 'not-found'],
    [
      'dial tcp: lookup registry.typo on 10.0.0.10:53: no such host',
      'unreachable',
    ],
    ['dial tcp 10.0.0.1:443: i/o timeout', 'unreachable'],
    ['dial tcp 10.0.0.1:443: connect: connection refused', 'unreachable'],
    [
      'tls: failed to verify certificate: x509: unknown authority',
      'certificate',
    ],
    ['http: server gave HTTP response to HTTPS client', 'certificate'],
    [
      '429 Too Many Requests\ntoomanyrequests: unauthenticated pull rate limit',
      'rate-limit',
    ],
    ['write /var/lib: no space left on device', 'disk-full'],
    ['something new', 'unknown'],
    // Names may contain any word.
    [
      'Back-off pulling image "registry.example.com/denied/not-found:401"',
      'unknown',
    ],
  ])('of %j is %s', (text, cause) => {
    expect(imagePullCause('ImagePullBackOff', text)).toBe(cause);
  });

  it.each([
    ['InvalidImageName', 'invalid-name'],
    ['ErrImageNeverPull', 'never-pull'],
    ['CrashLoopBackOff', undefined],
    ['constructor', undefined],
    [undefined, undefined],
  ])('of the reason %s is %s', (reason, cause) => {
    expect(imagePullCause(reason, '')).toBe(cause);
  });
});

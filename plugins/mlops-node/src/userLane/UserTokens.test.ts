import { inspect } from 'node:util';
import { UserTokens } from './UserTokens';

const request = () => ({
  headers: {
    authorization: 'Bearer backstage',
    'mlops-cluster-token-prod': 'token-of-prod',
    'mlops-cluster-token-%50rod': 'token-of-Prod',
    'mlops-mlflow-token-main': 'token-of-main',
    'mlops-cluster-token-odd': 'two words',
    'mlops-cluster-token-long': 'x'.repeat(16_385),
  } as Record<string, string>,
  rawHeaders: [
    'Authorization',
    'Bearer backstage',
    'Mlops-Cluster-Token-Prod',
    'token-of-prod',
  ],
});

describe('UserTokens', () => {
  it('knows the token of each cluster by its exact name', () => {
    const tokens = UserTokens.takeFrom(request());
    expect(tokens.of('prod')).toBe('token-of-prod');
    expect(tokens.of('Prod')).toBe('token-of-Prod');
    expect(tokens.of('PROD')).toBeUndefined();
    expect(tokens.of('other')).toBeUndefined();
  });

  it('knows the token of each MLflow server apart from those of clusters', () => {
    const tokens = UserTokens.takeFrom(request());
    expect(tokens.ofMlflow('main')).toBe('token-of-main');
    expect(tokens.ofMlflow('prod')).toBeUndefined();
    expect(tokens.of('main')).toBeUndefined();
  });

  it('takes no token that cannot be one', () => {
    const tokens = UserTokens.takeFrom(request());
    expect(tokens.of('odd')).toBeUndefined();
    expect(tokens.of('long')).toBeUndefined();
  });

  it('takes them out of the request, and leaves the rest', () => {
    const carrier = request();
    UserTokens.takeFrom(carrier);
    expect(carrier.headers).toEqual({ authorization: 'Bearer backstage' });
    expect(carrier.rawHeaders).toEqual([
      'Authorization',
      'Bearer backstage',
      'Mlops-Cluster-Token-Prod',
      '<redacted>',
    ]);
  });

  it('does not show them when it is printed', () => {
    const tokens = UserTokens.takeFrom(request());
    const printed = `${inspect(tokens, {
      showHidden: true,
      depth: 9,
    })}${JSON.stringify(tokens)}${tokens}`;
    expect(printed).not.toContain('token-of');
  });
});

import type { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import {
  type TestApiPairs,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { Source } from '../api';
import type { Tokens } from './SignInSession';
import {
  type KubernetesAuthProviders,
  kubernetesAuthProvidersApiRef,
} from './kubernetesAuthProviders';
import { useSignIn } from './useSignIn';

const asOf = '2026-06-01T10:00:00Z';
const people = 'mlops-cluster-token-people';

const wanting: Source = {
  cluster: 'people',
  status: 'unauthorized',
  authProvider: 'oidc.okta',
  asOf,
};

function setup(getCredentials?: (provider: string) => Promise<object>) {
  const apis: TestApiPairs<KubernetesAuthProviders[]> = getCredentials
    ? [[kubernetesAuthProvidersApiRef, { getCredentials }]]
    : [];
  const { result } = renderHook(() => useSignIn('component:x/y'), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={apis}>{children}</TestApiProvider>
    ),
  });
  return result.current;
}

describe('useSignIn', () => {
  it('asks for no token where no cluster wants one', async () => {
    const getCredentials = jest.fn();
    const ask = jest.fn(async () => ({
      sources: [{ cluster: 'local', status: 'ok', asOf }],
    }));
    await setup(getCredentials)(ask);
    expect(ask.mock.calls).toEqual([[{}]]);
    expect(getCredentials).not.toHaveBeenCalled();
  });

  it('asks again with the token of the user, and from then on at once', async () => {
    const getCredentials = jest.fn(async () => ({ token: 'secret' }));
    const signIn = setup(getCredentials);
    const ask = jest.fn(async (tokens: object) => ({
      tokens,
      sources: [wanting],
    }));
    expect(await signIn(ask)).toMatchObject({ tokens: { [people]: 'secret' } });
    expect(getCredentials).toHaveBeenCalledWith('oidc.okta');
    await signIn(ask);
    expect(ask.mock.calls).toEqual([
      [{}],
      [{ [people]: 'secret' }],
      [{ [people]: 'secret' }],
    ]);
  });

  it('signs in to MLflow servers just so', async () => {
    const signIn = setup(async () => ({ token: 'secret' }));
    const { cluster: _cluster, ...source } = wanting;
    const ask = jest.fn(async (_tokens: object) => ({
      sources: [{ ...source, server: 'research' }],
    }));
    await signIn(ask);
    expect(ask).toHaveBeenLastCalledWith({
      'mlops-mlflow-token-research': 'secret',
    });
  });

  it('finds the clusters in the parts of an overview', async () => {
    const signIn = setup(async () => ({ token: 'secret' }));
    const ask = jest.fn(async (_tokens: object) => ({
      notebooks: { total: 0, sources: [wanting] },
      endpoints: undefined,
    }));
    await signIn(ask);
    expect(ask).toHaveBeenLastCalledWith({ [people]: 'secret' });
  });

  it('looks around when a page of one thing fails for want of a token', async () => {
    const signIn = setup(async () => ({ token: 'secret' }));
    const ask = jest.fn(async (tokens: Tokens) => {
      if (!tokens[people]) {
        throw new Error('There is no such notebook.');
      }
      return { name: 'explore' };
    });
    const lookAround = jest.fn(async () => ({ sources: [wanting] }));
    expect(await signIn(ask, { lookAround })).toEqual({ name: 'explore' });
    await signIn(ask, { lookAround });
    expect(lookAround).toHaveBeenCalledTimes(1);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['nothing wants a token', async () => ({ sources: [] })],
    ['that fails, too', () => Promise.reject(new Error('Forbidden.'))],
  ])('says what failed where %s', async (_what, lookAround) => {
    const signIn = setup(async () => ({ token: 'secret' }));
    const ask = () => Promise.reject(new Error('There is no such notebook.'));
    await expect(signIn(ask, { lookAround })).rejects.toThrow(
      'There is no such notebook.',
    );
  });

  it('does not show a login window again that was closed', async () => {
    const getCredentials = jest.fn(() => Promise.reject(new Error('closed')));
    const signIn = setup(getCredentials);
    const ask = jest.fn(async () => ({ sources: [wanting] }));
    await signIn(ask);
    await signIn(ask);
    expect(getCredentials).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls).toEqual([[{}], [{}]]);
  });

  it('works where the Kubernetes plugin is not installed', async () => {
    const ask = jest.fn(async () => ({ sources: [wanting] }));
    expect(await setup()(ask)).toEqual({ sources: [wanting] });
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

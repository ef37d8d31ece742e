import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { clusterTokenHeader } from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlopsApi, Source } from '../api';
import { notebookList, running } from '../__fixtures__';
import { renderOnEntity } from '../__testUtils__';
import { NotebooksTab } from '../notebooks';
import { kubernetesAuthProvidersApiRef } from '../query/kubernetesAuthProviders';

const wanting: Source = {
  cluster: 'people',
  status: 'unauthorized',
  authProvider: 'oidc.okta',
  message: 'Cluster "people" wants your own token.',
  asOf: '2026-06-01T10:00:00Z',
};

/** A cluster that shows a notebook to whom has the good token. */
function setup(credentials: readonly ({ token?: string } | Error)[]) {
  const left = [...credentials];
  const getCredentials = jest.fn(async () => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next instanceof Error) {
      throw next;
    }
    return next ?? {};
  });
  const listNotebooks: MlopsApi['listNotebooks'] = async (
    _entity,
    _request,
    options,
  ) =>
    options?.tokens?.[clusterTokenHeader('people')] === 'good'
      ? notebookList([running])
      : { ...notebookList([]), sources: [wanting] };
  renderOnEntity(
    <TestApiProvider
      apis={[[kubernetesAuthProvidersApiRef, { getCredentials }]]}
    >
      <NotebooksTab />
    </TestApiProvider>,
    { api: { listNotebooks } },
  );
}

const button = () =>
  screen.findByRole('button', { name: 'Sign in to cluster people' });

describe('SignInAction', () => {
  it('shows the login again that somebody closed, and then what the cluster has', async () => {
    const user = userEvent.setup();
    setup([new Error('closed'), { token: 'good' }]);
    await user.click(await button());
    expect(await screen.findByText(running.name)).toBeInTheDocument();
    expect(screen.queryByText(/wants your own token/)).not.toBeInTheDocument();
  });

  it('renews a token that has expired', async () => {
    const user = userEvent.setup();
    setup([{ token: 'expired' }, { token: 'expired' }, { token: 'good' }]);
    await user.click(await button());
    expect(await screen.findByText(running.name)).toBeInTheDocument();
  });

  it('says whom to ask when there is no token for this user', async () => {
    const user = userEvent.setup();
    setup([{}]);
    await user.click(await button());
    expect(
      await screen.findByText(/oidc\.okta has no token for you/),
    ).toBeInTheDocument();
  });

  it('says what to do when the same token is refused again', async () => {
    const user = userEvent.setup();
    setup([{ token: 'expired' }]);
    await user.click(await button());
    expect(
      await screen.findByText(
        /What oidc\.okta gave is not accepted by cluster people/,
      ),
    ).toBeInTheDocument();
  });

  it('claims nothing about what could not be read', async () => {
    setup([{}]);
    await button();
    expect(
      screen.getByText('Whether there are notebooks could not be read.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/belongs to .* yet/)).not.toBeInTheDocument();
  });
});

import { axe } from 'jest-axe';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type MlopsApi, mlopsApiRef } from '../api';
import { fixtureApi, status } from '../__fixtures__';
import { responseError } from '../__testUtils__';
import { queryClient } from '../query';
import { StatusPage } from './StatusPage';

function renderPage(api?: Partial<MlopsApi>) {
  queryClient.clear();
  return renderInTestApp(<StatusPage />, {
    apis: [[mlopsApiRef, fixtureApi(api)]],
  });
}

describe('StatusPage', () => {
  it('says first how many sources need attention', async () => {
    renderPage();
    expect(
      await screen.findByText('4 of 6 sources need attention.'),
    ).toBeInTheDocument();
  });

  it('shows each kind of each cluster with its state and its last error', async () => {
    renderPage();
    const table = within(
      await screen.findByRole('region', { name: 'Clusters' }),
    );
    const rowOf = (text: RegExp) =>
      within(table.getByRole('row', { name: text }));
    expect(rowOf(/local.*notebooks/).getByText('Live')).toBeInTheDocument();
    expect(rowOf(/local.*notebooks/).getByText('1234')).toBeInTheDocument();
    expect(
      rowOf(/local.*pods · notebook-name/).getByText('Out of date'),
    ).toBeInTheDocument();
    expect(
      rowOf(/limited.*inferenceservices/).getByText('Not installed'),
    ).toBeInTheDocument();
    expect(
      rowOf(/Old production/).getByText(/ECONNREFUSED/),
    ).toBeInTheDocument();
    expect(
      rowOf(/people.*token of each user \(oidc\)/).getByText('Per user'),
    ).toBeInTheDocument();
  });

  it('shows the MLflow servers', async () => {
    renderPage();
    const table = within(
      await screen.findByRole('region', { name: 'MLflow servers' }),
    );
    expect(
      table.getByText('MLflow server old does not accept the credentials.'),
    ).toBeInTheDocument();
  });

  it('gives the rules that are missing, to copy', async () => {
    renderPage();
    const rules = await screen.findByRole('group', {
      name: 'Rules to add in cluster limited',
    });
    expect(rules).toHaveTextContent(
      '- apiGroups: ["kubeflow.org"] resources: ["notebooks"] verbs: ["get", "list", "watch"]',
    );
    expect(within(rules).getByRole('button')).toBeInTheDocument();
  });

  it('says what is wrong with the configuration', async () => {
    const message = 'mlops.kubernetes.access is missing.';
    renderPage({
      getStatus: async () => ({
        clusters: [],
        servers: [{ id: 'main', state: 'live' }],
        problems: [message],
      }),
    });
    expect(
      await screen.findByText('All sources answer, but 1 setting is wrong.'),
    ).toBeInTheDocument();
    expect(screen.getByText(message)).toBeInTheDocument();
  });

  it('teaches when nothing is configured', async () => {
    renderPage({
      getStatus: async () => ({ clusters: [], servers: [], problems: [] }),
    });
    expect(
      await screen.findByText(/No cluster and no MLflow server/),
    ).toBeInTheDocument();
    expect(screen.getByText(/mlops\.mlflow\.servers/)).toBeInTheDocument();
  });

  it('is being loaded', async () => {
    renderPage({ getStatus: () => new Promise(() => {}) });
    expect(
      await screen.findByLabelText('Loading status of the platform'),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const error = await responseError(
      403,
      'You lack the permission mlops.status.read.',
    );
    renderPage({ getStatus: () => Promise.reject(error) });
    expect(
      await screen.findByText('You may not see the status of the platform'),
    ).toBeInTheDocument();
    expect(screen.getByText(/mlops\.status\.read/)).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const user = userEvent.setup();
    const error = await responseError(500, 'The portal is restarting.');
    const getStatus = jest.fn(async () => status);
    getStatus.mockRejectedValueOnce(error);
    renderPage({ getStatus });
    expect(
      await screen.findByText('The portal is restarting.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('4 of 6 sources need attention.'),
    ).toBeInTheDocument();
  });

  it('can be used by everybody', async () => {
    const { container } = renderPage();
    await screen.findByText('4 of 6 sources need attention.');
    expect(await axe(container)).toHaveNoViolations();
  });
});

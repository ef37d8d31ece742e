import { axe } from 'jest-axe';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type MlopsApi, mlopsApiRef } from '../api';
import { fixtureApi, status } from '../__fixtures__';
import { responseError } from '../__testUtils__';
import { queryClient } from '../query';
import { StatusPage } from './StatusPage';

const attention = '4 of 7 sources need attention.';

function renderPage(api?: Partial<MlopsApi>) {
  queryClient.clear();
  return renderInTestApp(<StatusPage />, {
    apis: [[mlopsApiRef, fixtureApi(api)]],
  });
}

describe('StatusPage', () => {
  it('says first which sources need attention', async () => {
    renderPage();
    expect(await screen.findByText(attention)).toBeInTheDocument();
  });

  it('names those that need it, while they are few', async () => {
    const [local, limited] = status.clusters;
    renderPage({
      getStatus: async () => ({ ...status, clusters: [local, limited] }),
    });
    expect(
      await screen.findByText(
        '3 of 4 sources need attention. Cluster local, Cluster limited, MLflow server old.',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'standalone',
      'Notebooks without the rest of Kubeflow: Namespaces ✓, Notebooks ✓, PodDefaults ✓. Workspaces not installed → none in the list of notebooks. Profiles not installed → owners are those that mlops/owner names. KServe not installed → no endpoints. Istio not installed → the way to a notebook is not checked.',
    ],
    [
      'limited',
      'As far as is known: Namespaces ✓, PodDefaults ✓, Workspaces ✓, Profiles ✓. Notebooks may not be read → no notebooks. KServe not installed → no endpoints. Istio may not be read → the way to a notebook is not checked.',
    ],
    [
      'local',
      'Kubeflow: Namespaces ✓, Notebooks ✓, PodDefaults ✓, Workspaces ✓, Profiles ✓, KServe ✓, Istio ✓.',
    ],
    [
      'people',
      'Everybody signs in to it themselves (oidc), and sees what its RBAC lets them.',
    ],
  ])('says in a sentence what cluster %s has', async (name, sentence) => {
    renderPage();
    const panel = await screen.findByRole('button', {
      name: new RegExp(`^${name}`),
    });
    expect(within(panel).getByText(sentence)).toBeInTheDocument();
  });

  it('shows each kind of troubled clusters with its state and its last error', async () => {
    renderPage();
    const table = async (cluster: string) =>
      within(
        await screen.findByRole('region', {
          name: `What is read in cluster ${cluster}`,
        }),
      );
    const local = await table('local');
    const rowOf = (of: typeof local, text: RegExp) =>
      within(of.getByRole('row', { name: text }));
    const notebooks = rowOf(local, /^notebooks/);
    expect(notebooks.getByText('Live')).toBeInTheDocument();
    expect(notebooks.getByText('1234')).toBeInTheDocument();
    expect(notebooks.getByText('now')).toBeInTheDocument();
    expect(
      rowOf(local, /pods · notebook-name/).getByText('Out of date'),
    ).toBeInTheDocument();
    expect(
      rowOf(await table('limited'), /inferenceservices/).getByText(
        'Not installed',
      ),
    ).toBeInTheDocument();
    expect(
      rowOf(await table('Old production'), /notebooks/).getByText(
        /ECONNREFUSED/,
      ),
    ).toBeInTheDocument();
  });

  it('keeps clusters closed that are fine, and opens them on demand', async () => {
    const user = userEvent.setup();
    renderPage();
    const panel = await screen.findByRole('button', { name: /^standalone/ });
    const region = { name: 'What is read in cluster standalone' };
    expect(panel).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('region', region)).not.toBeInTheDocument();
    await user.click(panel);
    expect(await screen.findByRole('region', region)).toBeInTheDocument();
    // What was open stays open.
    expect(
      screen.getByRole('region', { name: 'What is read in cluster local' }),
    ).toBeInTheDocument();
    await user.click(panel);
    expect(screen.queryByRole('region', region)).not.toBeInTheDocument();
  });

  it('tells what people need in a cluster that they sign in to', async () => {
    const user = userEvent.setup();
    renderPage();
    await user.click(await screen.findByRole('button', { name: /^people/ }));
    expect(
      await screen.findByText(/They need “list” on notebooks/),
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
    expect(
      screen.getByRole('group', { name: 'Rules that help in cluster limited' }),
    ).toHaveTextContent('"virtualservices"');
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
    expect(await screen.findByText(attention)).toBeInTheDocument();
  });

  it('can be used by everybody', async () => {
    const { container } = renderPage();
    await screen.findByText(attention);
    expect(await axe(container)).toHaveNoViolations();
  });
});

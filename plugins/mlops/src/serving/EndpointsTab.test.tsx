import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { endpointList, ready } from '../__fixtures__';
import { renderOnEntity, responseError } from '../__testUtils__';
import { EndpointsTab } from './EndpointsTab';

describe('EndpointsTab', () => {
  it('answers first, then shows version, runtime, replicas, traffic and URL', async () => {
    const { container } = renderOnEntity(<EndpointsTab />);

    expect(
      await screen.findByRole('heading', {
        name: '1 of 2 endpoints needs attention.',
      }),
    ).toBeInTheDocument();
    const row = screen.getByRole('rowheader', { name: 'fraud-rules' })
      .parentElement!;
    expect(within(row).getByText('Ready')).toBeInTheDocument();
    expect(
      within(row).getByText('fraud-detection version 2'),
    ).toBeInTheDocument();
    expect(within(row).getByText('kserve-sklearnserver')).toBeInTheDocument();
    expect(within(row).getByText('sklearn · v2')).toBeInTheDocument();
    expect(within(row).getByText('1 ready')).toBeInTheDocument();
    expect(within(row).getByText('90 % to stable')).toBeInTheDocument();
    expect(within(row).getByText('10 % to canary')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says why an endpoint does not serve, with the evidence', async () => {
    renderOnEntity(<EndpointsTab />, {
      search: '?why=local/fraud/fraud-model',
    });

    expect(
      await screen.findByText(
        'No runtime supports format mlflow with protocol v1.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/No runtime found to support/)).toHaveTextContent(
      'status.modelStatus.lastFailureInfo.message',
    );
  });

  it('copies the URL', async () => {
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(window.navigator.clipboard, 'writeText')
      .mockResolvedValue(undefined);
    renderOnEntity(<EndpointsTab />);

    await user.click(
      await screen.findByRole('button', {
        name: 'Copy the URL of fraud-rules',
      }),
    );

    expect(writeText).toHaveBeenCalledWith(
      'http://fraud-rules.fraud.localhost:7480/',
    );
  });

  it('has the server filter, order and page', async () => {
    const listEndpoints = jest.fn(async () =>
      endpointList([ready], {
        totalItems: 200,
        matchingItems: 60,
        nextCursor: 'next',
        counts: { ready: 150, failed: 50 },
      }),
    );
    renderOnEntity(<EndpointsTab />, {
      api: { listEndpoints },
      search: '?q=rules&status=ready&sort=-name',
    });

    await screen.findByText('fraud-rules');
    expect(listEndpoints).toHaveBeenCalledWith(
      expect.anything(),
      {
        limit: 50,
        search: 'rules',
        status: 'ready',
        sort: 'name',
        direction: 'desc',
      },
      expect.anything(),
    );
    expect(screen.getByRole('button', { name: 'Ready 150' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(listEndpoints).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ cursor: 'next', search: 'rules' }),
      expect.anything(),
    );
  });

  it('teaches how to bind an endpoint', async () => {
    const { container } = renderOnEntity(<EndpointsTab />, {
      api: {
        listEndpoints: async () =>
          endpointList([], { bound: false, sources: [] }),
      },
    });

    expect(
      await screen.findByText('No endpoint belongs to fraud-detection yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /mlops\/inference-services/,
        {},
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  }, 20_000);

  it('names the missing permission', async () => {
    const error = await responseError(403, 'Unauthorized');
    renderOnEntity(<EndpointsTab />, {
      api: { listEndpoints: async () => Promise.reject(error) },
    });

    expect(
      await screen.findByText(/mlops\.endpoint\.read/),
    ).toBeInTheDocument();
  });

  it('offers no URL that is not http', async () => {
    renderOnEntity(<EndpointsTab />, {
      api: {
        listEndpoints: async () =>
          endpointList([
            // eslint-disable-next-line no-script-url
            { ...ready, url: 'javascript:alert(1)' },
          ]),
      },
    });

    expect(await screen.findByText('no URL yet')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'The endpoint is ready.' }),
    ).toBeInTheDocument();
  });
});

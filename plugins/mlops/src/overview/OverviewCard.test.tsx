import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { okSource, refusedSource } from '../__fixtures__';
import { renderOnEntity, responseError } from '../__testUtils__';
import { OverviewCard } from './OverviewCard';

describe('OverviewCard', () => {
  it('has one row for each integration', async () => {
    const { container } = renderOnEntity(<OverviewCard />);

    expect(
      await screen.findByText('2 of 4 need attention.'),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Needs attention')).toHaveLength(2);
    expect(
      screen.getByText('Last run calm-fox-0, an hour ago.'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leaves out what the entity does not have', async () => {
    renderOnEntity(<OverviewCard />, {
      api: {
        getOverview: async () => ({
          endpoints: {
            total: 1,
            level: 'ok',
            headline: 'All ready.',
            sources: [okSource, refusedSource],
          },
        }),
      },
    });

    expect(await screen.findByText('All ready.')).toBeInTheDocument();
    expect(screen.queryByText('Notebooks')).not.toBeInTheDocument();
    expect(
      screen.getByText(/1 source could not be read: Namespace forecast/),
    ).toBeInTheDocument();
  });

  it('says so when there is nothing', async () => {
    renderOnEntity(<OverviewCard />, {
      api: { getOverview: async () => ({}) },
    });

    expect(
      await screen.findByText(/belongs to fraud-detection yet/),
    ).toBeInTheDocument();
  });

  it('says what failed', async () => {
    const error = await responseError(503, 'MLflow is not configured.');
    renderOnEntity(<OverviewCard />, {
      api: { getOverview: async () => Promise.reject(error) },
    });

    expect(
      await screen.findByText(/MLflow is not configured/),
    ).toBeInTheDocument();
  });
});

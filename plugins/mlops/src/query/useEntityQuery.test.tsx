import { act, screen } from '@testing-library/react';
import type { NotebookList } from '../api';
import { notebookList, running, stopped } from '../__fixtures__';
import { renderOnEntity } from '../__testUtils__';
import { NotebooksTab } from '../notebooks';

const starting = { ...stopped, phase: 'starting' as const };

function setVisibility(state: 'visible' | 'hidden') {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => {
    window.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('polling', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    setVisibility('visible');
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const render = async (list: NotebookList) => {
    const listNotebooks = jest.fn(async () => list);
    renderOnEntity(<NotebooksTab />, { api: { listNotebooks } });
    await screen.findByText(list.items[0].name);
    expect(listNotebooks).toHaveBeenCalledTimes(1);
    return listNotebooks;
  };
  const pass = (milliseconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(milliseconds));

  it('asks every 20 s while nothing is on its way', async () => {
    const listNotebooks = await render(notebookList([running]));

    await pass(19_000);
    expect(listNotebooks).toHaveBeenCalledTimes(1);
    await pass(1_500);
    expect(listNotebooks).toHaveBeenCalledTimes(2);
  });

  it('asks every 3 s while something is', async () => {
    const listNotebooks = await render(notebookList([starting]));

    await pass(9_500);
    expect(listNotebooks).toHaveBeenCalledTimes(4);
  });

  it('stops while the page is hidden and asks at once when it is back', async () => {
    const listNotebooks = await render(notebookList([starting]));

    setVisibility('hidden');
    await pass(60_000);
    expect(listNotebooks).toHaveBeenCalledTimes(1);

    setVisibility('visible');
    await pass(100);
    expect(listNotebooks).toHaveBeenCalledTimes(2);
  });

  it('keeps what was read when asking again fails, and says so', async () => {
    const listNotebooks = await render(notebookList([starting]));
    listNotebooks.mockRejectedValue(new Error('The portal is restarting.'));

    await pass(3_500);

    expect(screen.getByText('fraud-report')).toBeInTheDocument();
    expect(screen.getByText(/The portal is restarting/)).toBeInTheDocument();
  });
});

import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { runDetail } from '../../__fixtures__';
import { mockBrowserParts } from '../__testUtils__/browserParts';
import { renderRunPages } from '../__testUtils__/renderRunPages';
import { base, failureOf, runHandlers } from '../__testUtils__/runHandlers';

const server = setupServer();

// Several requests, one after the other, on a machine that does other things too.
configure({ asyncUtilTimeout: 15_000 });
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

/** The files tab, with one file of this name and content open. */
function renderFile(name: string, content: BodyInit, size?: number) {
  const asked: string[] = [];
  server.use(
    http.get(`${base}/runs/main/run1/artifacts`, () =>
      HttpResponse.json({
        items: [{ path: name, name, directory: false, size }],
      }),
    ),
    http.get(`${base}/runs/main/run1/artifacts/content`, ({ request }) => {
      asked.push(new URL(request.url).search);
      return new HttpResponse(content);
    }),
  );
  const search = new URLSearchParams({ tab: 'files', file: name });
  return { ...renderRunPages(`/runs/main/run1?${search}`), asked };
}

describe('ArtifactsPanel', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    mockBrowserParts();
    server.use(...runHandlers);
  });
  afterEach(() => jest.restoreAllMocks());

  it('reads a folder when somebody opens it', async () => {
    const asked: (string | null)[] = [];
    server.use(
      http.get(`${base}/runs/main/run1/artifacts`, ({ request }) => {
        const path = new URL(request.url).searchParams.get('path');
        asked.push(path);
        return HttpResponse.json({
          items: path
            ? [{ path: 'plots/roc.txt', name: 'roc.txt', directory: false }]
            : [{ path: 'plots', name: 'plots', directory: true }],
        });
      }),
      http.get(`${base}/runs/main/run1/artifacts/content`, () =>
        HttpResponse.text('area 0.9'),
      ),
    );
    renderRunPages('/runs/main/run1?tab=files');
    const folder = await screen.findByRole('button', { name: 'plots' });
    expect(asked).toEqual([null]);
    await userEvent.click(folder);
    await userEvent.click(
      await screen.findByRole('button', { name: /roc\.txt/ }),
    );
    expect(asked).toContain('plots');
    expect(await screen.findByText('area 0.9')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      'file=plots%2Froc.txt',
    );
  });

  it('opens the folders of the file that the address names', async () => {
    server.use(
      http.get(`${base}/runs/main/run1/artifacts`, ({ request }) => {
        const path = new URL(request.url).searchParams.get('path');
        return HttpResponse.json({
          items: path
            ? [{ path: 'a/b.txt', name: 'b.txt', directory: false }]
            : [{ path: 'a', name: 'a', directory: true }],
        });
      }),
      http.get(`${base}/runs/main/run1/artifacts/content`, () =>
        HttpResponse.text('content of b'),
      ),
    );
    renderRunPages('/runs/main/run1?tab=files&file=a%2Fb.txt');
    expect(await screen.findByText('content of b')).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: /b\.txt/, current: true }),
    ).toBeInTheDocument();
  });

  it('lays JSON out with all its digits', async () => {
    renderFile('m.json', '{"id":9007199254740993,"f1":NaN}', 30);
    expect(await screen.findByText(/"id": 9007199254740993/)).toHaveTextContent(
      '"f1": NaN',
    );
  });

  it('shows a table, and says when there is more', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `${n},x`);
    renderFile('t.csv', ['n,label', ...rows].join('\n'), 2_000);
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(201);
    expect(
      screen.getByText('The first 200 rows. Download the file to see all.'),
    ).toBeInTheDocument();
  });

  it('shows an image of the type that its bytes have', async () => {
    renderFile('matrix.jpg', png, 9);
    expect(
      await screen.findByRole('img', { name: 'matrix.jpg' }),
    ).toHaveAttribute('src', expect.stringMatching(/^data:image\/png;base64,/));
  });

  it('shows no image that is none', async () => {
    const { container } = renderFile(
      'matrix.png',
      '<svg onload="document.title=1"></svg>',
      40,
    );
    expect(
      await screen.findByText(/is no image, whatever its name says/),
    ).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
  });

  it('shows an SVG as its source', async () => {
    const { container } = renderFile('logo.svg', '<svg onload="x()"></svg>');
    expect(
      await screen.findByText('<svg onload="x()"></svg>'),
    ).toBeInTheDocument();
    expect(container.querySelector('[onload]')).toBeNull();
  });

  it('shows a page in a frame that may do nothing, or its source', async () => {
    const html = '<h1>Report</h1><script>top.location = "x"</script>';
    renderFile('report.html', html);
    const frame = await screen.findByTitle('Page report.html');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame).not.toHaveAttribute('src');
    expect(frame).toHaveAttribute(
      'srcdoc',
      expect.stringMatching(/^<!doctype html><meta .*default-src 'none'/),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Source' }));
    expect(screen.getByText(html)).toBeInTheDocument();
    expect(document.querySelector('iframe')).toBeNull();
  });

  it('does not ask for what is too large, and offers to download it', async () => {
    const { asked } = renderFile('big.txt', 'x', 1_000_001);
    expect(
      await screen.findByText('big.txt is too large to look at here.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Download big.txt' }),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('stops reading what turns out to be too large', async () => {
    renderFile('big.txt', 'x'.repeat(1_200_000));
    expect(
      await screen.findByText('big.txt is too large to look at here.'),
    ).toBeInTheDocument();
  });

  it('shows nothing of a model file, and downloads it through the API', async () => {
    const { asked } = renderFile('model.pkl', 'bytes', 5);
    const urls = jest.fn(() => 'blob:x');
    Object.assign(URL, { createObjectURL: urls, revokeObjectURL: jest.fn() });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    expect(
      await screen.findByText('model.pkl cannot be shown here.'),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download model.pkl' }),
    );
    await screen.findByRole('button', { name: 'Download model.pkl' });
    expect(asked).toEqual(['?path=model.pkl&download=true']);
    expect(click).toHaveBeenCalledTimes(1);
    expect(urls).toHaveBeenCalledTimes(1);
  });

  it('says what a run without files is missing', async () => {
    server.use(
      http.get(`${base}/runs/main/run1/artifacts`, () =>
        HttpResponse.json({ items: [] }),
      ),
    );
    renderRunPages('/runs/main/run1?tab=files');
    expect(
      await screen.findByText(/This run has no files/),
    ).toBeInTheDocument();
  });

  it('shows the files of a model that the run logged', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${base}/runs/main/run1`, () =>
        HttpResponse.json(
          runDetail(1, {
            loggedModels: [{ modelId: 'm-1', name: 'model', status: 'ready' }],
          }),
        ),
      ),
      http.get(`${base}/runs/main/run1/artifacts`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({
          items: [{ path: 'MLmodel', name: 'MLmodel', directory: false }],
        });
      }),
    );
    renderRunPages('/runs/main/run1?tab=files&fmodel=m-1');
    expect(
      await screen.findByRole('button', { name: /MLmodel/ }),
    ).toBeInTheDocument();
    expect(asked).toEqual(['?model=m-1']);
  });

  it('shows the reason when files cannot be read, and the rest of the page', async () => {
    server.use(
      http.get(`${base}/runs/main/run1/artifacts`, () =>
        failureOf(502, 'The store of the files is away.'),
      ),
    );
    renderRunPages('/runs/main/run1?tab=files');
    expect(
      await screen.findByText('The store of the files is away.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'calm-fox-1' }),
    ).toBeInTheDocument();
  });
});

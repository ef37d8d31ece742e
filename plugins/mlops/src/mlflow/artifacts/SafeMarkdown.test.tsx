import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { SafeMarkdown } from './SafeMarkdown';

function render(text: string) {
  return renderInTestApp(<SafeMarkdown text={text} fallback="as it is" />);
}

describe('SafeMarkdown', () => {
  it('lays text out', async () => {
    render('# Who leaves?\n\n| a | b |\n|---|---|\n| 1 | 2 |');
    expect(
      await screen.findByRole('heading', { name: 'Who leaves?' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '2' })).toBeInTheDocument();
  });

  it.each([
    ['a script', 'x<script>document.title = "gone"</script>', 'script'],
    ['a handler', '<b onclick="alert(1)">x</b>', '[onclick]'],
    ['a frame', 'x<iframe src="https://evil.example"></iframe>', 'iframe'],
    ['an SVG', 'x<svg onload="alert(1)"></svg>', 'svg'],
    ['a form', 'x<form action="https://evil.example"><input></form>', 'form'],
    ['a style', 'x<style>* { display: none }</style>', '.root style'],
    ['a link that is a program', '[x](javascript:alert(1))', 'a[href]'],
    ['a link that is data', '[x](data:text/html,hi)', 'a[href]'],
    [
      'an HTML link that is a program',
      '<a href="javascript:alert(1)">x</a>',
      'a[href]',
    ],
    [
      'an image of elsewhere',
      '![x](https://evil.example/x.png)',
      '[src^=http]',
    ],
    [
      'an HTML image of elsewhere',
      'x <img src="https://evil.example/x.png">',
      '[src^=http]',
    ],
  ])('lets %s do nothing', async (_what, text, selector) => {
    const { container } = render(text);
    await screen.findAllByText(/x|^$/);
    expect(container.querySelector(selector)).toBeNull();
  });

  it('keeps links to web pages', async () => {
    render('[docs](https://mlflow.org)');
    expect(await screen.findByRole('link', { name: /docs/ })).toHaveAttribute(
      'href',
      'https://mlflow.org',
    );
  });
});

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

export type Theme = 'light' | 'dark';

export const entityPath = (name: string, at = '') =>
  `/catalog/default/component/${name}${at && `/${at}`}`;

/** Backstage's, which is there once somebody is signed in. */
export function sidebar(page: Page) {
  return page.getByRole('navigation', { name: 'sidebar nav' });
}

/** Signs in the way a visitor does, with the button on the sign-in page. */
export async function signInAsGuest(page: Page, theme: Theme = 'light') {
  await page.addInitScript(value => {
    localStorage.setItem('theme', value);
  }, theme);
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    sidebar(page).getByRole('link', { name: 'Create' }),
  ).toBeVisible();
}

/** Signs in as one of the people of the sandbox. */
export async function signInAs(
  page: Page,
  person: 'Alice' | 'Bob',
  theme: Theme = 'light',
) {
  await page.addInitScript(value => {
    localStorage.setItem('theme', value);
  }, theme);
  await page.goto('/');
  await page
    .getByRole('listitem')
    .filter({ hasText: person })
    .getByRole('button', { name: 'Sign In' })
    .click();
  await expect(
    sidebar(page).getByRole('link', { name: 'Create' }),
  ).toBeVisible();
}

/** Keeps a picture of the page with the test's results, for people to look at. */
export async function keepScreenshot(page: Page, info: TestInfo, name: string) {
  await info.attach(name, {
    body: await page.screenshot(),
    contentType: 'image/png',
  });
}

/**
 * Expects no accessibility violation in what the plugin draws. Backstage's own frame (header, sidebar) is left
 * out: what is wrong there cannot be mended here.
 */
export async function expectAccessible(page: Page, within: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .analyze();
  const summary = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(node => node.target.join(' ')),
  }));
  expect(summary).toEqual([]);
}

/** A tab of the entity page; Backstage draws them as links. */
export function tab(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name, exact: true });
}

import { expect, type Page, test } from '@playwright/test';
import { entityPath, keepScreenshot, signInAsGuest } from './support';

/** A notebook that does not start, and how its manifest in Git becomes as the remedy says. */
interface Case {
  readonly name: string;
  readonly finding: string;
  /** What the remedy writes. */
  readonly written: RegExp;
  readonly apply: (manifest: string, value: string) => string;
}

const cases: readonly Case[] = [
  {
    name: 'fraud-features',
    finding: 'The image cannot be pulled: the registry refuses access',
    written: /imagePullSecrets:\s+- name: (\S+)/,
    apply: (manifest, secret) =>
      manifest.replace(
        /^( +)(serviceAccountName: .*)$/m,
        `$1imagePullSecrets:\n$1  - name: ${secret}\n$1$2`,
      ),
  },
  {
    name: 'fraud-train',
    finding: 'No node has that many GPUs',
    written: /limits:\s+nvidia\.com\/gpu: (\S+)/,
    apply: (manifest, count) =>
      manifest.replace(/(nvidia\.com\/gpu: ).*/g, `$1${count}`),
  },
];

const pageOf = (name: string) =>
  entityPath('fraud-detection', `notebooks/local/fraud/${name}`);

const findingOf = (page: Page, title: string) =>
  page.getByRole('article', { name: title });

/** What the finding says to write into Git. */
async function readRemedy(page: Page, { finding, written }: Case) {
  const text = await findingOf(page, finding).innerText();
  const [, value] = written.exec(text) ?? [];
  expect(value, text).toBeTruthy();
  return value;
}

/** On the pages of the Git host, as everybody can: edit, propose, merge. */
async function changeInGit(
  page: Page,
  name: string,
  edit: (manifest: string) => string,
) {
  await page.goto(`http://${process.env.SANDBOX_GIT_HOST}/ml-platform/gitops`);
  await page
    .getByRole('link', {
      name: `tenants/fraud/notebooks/${name}/notebook.yaml`,
    })
    .click();
  await page.getByRole('link', { name: 'Edit' }).click();
  const content = page.getByRole('textbox');
  const before = await content.inputValue();
  expect(edit(before)).not.toBe(before);
  await content.fill(edit(before));
  await page.getByRole('button', { name: 'Propose change' }).click();
  await page.getByRole('button', { name: 'Merge pull request' }).click();
  await expect(page.getByText(/Merged into/)).toBeVisible();
}

test('who follows the remedies gets notebooks that do not start to run, without kubectl', async ({
  page,
}, info) => {
  test.setTimeout(600_000);
  await signInAsGuest(page);
  await page.goto(entityPath('fraud-detection', 'notebooks'));
  await expect(
    page.getByRole('heading', { name: '2 of 3 notebooks need attention.' }),
  ).toBeVisible();

  for (const each of cases) {
    await test.step(each.name, async () => {
      await page.goto(entityPath('fraud-detection', 'notebooks'));
      await page.getByRole('link', { name: each.name }).click();
      await expect(findingOf(page, each.finding)).toBeVisible();
      await keepScreenshot(page, info, `${each.name} 1 finding`);
      const value = await readRemedy(page, each);

      await changeInGit(page, each.name, manifest =>
        each.apply(manifest, value),
      );

      await page.goto(pageOf(each.name));
      const stuck = findingOf(
        page,
        'A newer version waits for the broken Pod to go',
      );
      // Kubernetes is given a minute to replace the Pod by itself.
      await expect(stuck).toBeVisible({ timeout: 150_000 });
      await keepScreenshot(page, info, `${each.name} 2 after the merge`);
      await stuck.getByRole('button', { name: 'Recreate …' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('This stays');
      await keepScreenshot(page, info, `${each.name} 3 recreate`);
      await dialog
        .getByRole('button', { name: 'Recreate', exact: true })
        .click();
      await expect(dialog).toBeHidden();

      await expect(
        page.getByRole('link', { name: `Connect to ${each.name}` }),
      ).toBeVisible({ timeout: 120_000 });
      await expect(page.getByRole('article')).toHaveCount(0);
      await keepScreenshot(page, info, `${each.name} 4 running`);
    });
  }

  await page.goto(entityPath('fraud-detection', 'notebooks'));
  await expect(
    page.getByRole('heading', { name: 'All 3 notebooks are running.' }),
  ).toBeVisible();
  await keepScreenshot(page, info, 'all run');
});

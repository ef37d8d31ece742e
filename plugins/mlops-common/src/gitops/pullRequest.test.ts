import { changeBranch, changeDescription, changeTitle } from './pullRequest';

const change = {
  operation: 'create',
  kind: 'notebook',
  namespace: 'churn',
  name: 'lab',
  entityRef: 'component:default/bank-churn',
  entityUrl: 'http://localhost:7007/catalog/default/component/bank-churn',
  userRef: 'user:default/guest',
  files: [
    {
      path: 'tenants/churn/notebooks/lab/notebook.yaml',
      manifest: { apiVersion: 'v1', kind: 'x' },
      text: '',
    },
  ],
  facts: [['Image', 'a|b`c\nd']],
} as const;

describe('the pull request of a change', () => {
  it('has a branch of its own for every task', () => {
    expect(changeBranch('0e1f-22', change)).toBe(
      'mlops/0e1f-22/create-notebook-churn-lab',
    );
    expect(changeBranch('a/../b c', change)).toBe(
      'mlops/a----b-c/create-notebook-churn-lab',
    );
  });

  it('has a title that tells what happens', () => {
    expect(changeTitle(change)).toBe('Create notebook lab in churn');
  });

  it('says who asks for what, which files, and what happens next', () => {
    expect(changeDescription(change)).toBe(
      `\`user:default/guest\` asks for the notebook \`lab\` in namespace \`churn\`, for [\`component:default/bank-churn\`](http://localhost:7007/catalog/default/component/bank-churn).

| | |
| --- | --- |
| Image | \`a b c d\` |

Files:

- \`tenants/churn/notebooks/lab/notebook.yaml\`

After the merge the GitOps controller of the cluster applies the files; the notebook then shows up on the page of \`component:default/bank-churn\`. To undo it, revert this pull request. A volume that it made stays, because it is kept out of pruning.`,
    );
  });

  it('names no user for a service', () => {
    expect(
      changeDescription({
        ...change,
        userRef: undefined,
        entityUrl: undefined,
      }),
    ).toMatch(/^A service asks for .* for `component:default\/bank-churn`\.\n/);
  });
});

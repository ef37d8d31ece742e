import {
  type NotebookChoices,
  buildNotebook,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { judgeNotebook } from './judgeNotebook';

const choices: NotebookChoices = {
  namespace: 'churn',
  name: 'churn-lab',
  type: 'jupyter',
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
  cpu: '500m',
  memory: '1Gi',
  homeVolume: { size: '10Gi' },
  entityRef: 'component:default/bank-churn',
};

const judged = (change: Partial<NotebookChoices> = {}) =>
  judgeNotebook(buildNotebook({ ...choices, ...change }));

describe('what the rules say of a proposal', () => {
  it.each<[string, Partial<NotebookChoices>]>([
    ['Jupyter of Kubeflow', {}],
    [
      'Jupyter of the Jupyter project',
      { image: 'quay.io/jupyter/scipy-notebook:2026-01-05' },
    ],
    [
      'VS Code of Kubeflow',
      {
        type: 'vscode',
        image:
          'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0',
      },
    ],
    [
      'VS Code as Coder publishes it',
      { type: 'vscode', image: 'codercom/code-server:4.96.4' },
    ],
    [
      'RStudio of Kubeflow',
      {
        type: 'rstudio',
        image:
          'ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio-tidyverse:v1.10.0',
      },
    ],
    [
      'RStudio of the Rocker project',
      { type: 'rstudio', image: 'rocker/rstudio:4.4.2' },
    ],
  ])('is nothing of %s', (_what, change) => {
    expect(judged(change)).toEqual({ errors: [], warnings: [] });
  });

  it('is an error with the field and what to write, when the type is not that of the image', () => {
    const { errors } = judged({ image: 'rocker/rstudio:4.4.2' });
    expect(errors).toEqual([
      expect.stringMatching(
        /^RStudio opens a blank page or a wrong address \(metadata\.annotations.*http-rewrite-uri/s,
      ),
    ]);
  });

  it('is a warning when nothing keeps the work', () => {
    const { errors, warnings } = judged({ homeVolume: undefined });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Work is lost when it stops \(.*\)\. .*mountPath/s,
      ),
    ]);
  });
});

import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { advice, yaml, yamlText } from '../remedies';
import { manifestField } from './manifestField';

function trackingUri(uri: string): readonly string[] {
  return [
    'env:',
    '  - name: MLFLOW_TRACKING_URI',
    `    value: ${yamlText(uri)}`,
  ];
}

const TRACKING_URI = trackingUri('http://mlflow.mlflow.svc.cluster.local:5000');

/** Whether the variables for MLflow make sense together. */
export const mlflowRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-mlflow-environment',
    severity: 'info',
    stage: 'advice',
    summary: 'The variables for MLflow contradict each other',
    fromManifest: true,
    diagnose: evidence => mlflowEnvironment(evidence),
  },
];

function mlflowEnvironment({
  notebook,
  podDefaults = [],
}: NotebookEvidence): Diagnosed | undefined {
  const [main] = notebook.containers;
  if (!main) {
    return undefined;
  }
  const index = (name: string) =>
    main.env.findIndex(variable => variable.name === name);
  const has = (name: string) => index(name) >= 0;
  const field = (name: string) => `${main.field}.env[${index(name)}]`;
  const uri = main.env[index('MLFLOW_TRACKING_URI')]?.value;
  // A PodDefault or a whole Secret may bring what is missing.
  const broughtAlong = main.envFrom.length > 0 || podDefaults.length > 0;
  const checks: readonly (Problem | undefined)[] = [
    uri !== undefined
      ? uriProblem(uri, field('MLFLOW_TRACKING_URI'))
      : undefined,
    has('MLFLOW_EXPERIMENT_NAME') &&
    !has('MLFLOW_TRACKING_URI') &&
    !broughtAlong
      ? {
          field: field('MLFLOW_EXPERIMENT_NAME'),
          cause:
            'It names an experiment and no tracking server, so runs go into a folder of the notebook.',
          remedy: 'Set MLFLOW_TRACKING_URI as well.',
          lines: TRACKING_URI,
        }
      : undefined,
    has('MLFLOW_S3_ENDPOINT_URL') && !has('AWS_ACCESS_KEY_ID') && !broughtAlong
      ? {
          field: field('MLFLOW_S3_ENDPOINT_URL'),
          cause:
            'It names an S3 endpoint without AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, so artifacts cannot be written.',
          remedy: 'Bring the keys from a Secret, best with a PodDefault.',
          lines: fromSecret('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'),
        }
      : undefined,
    has('MLFLOW_TRACKING_USERNAME') !== has('MLFLOW_TRACKING_PASSWORD') &&
    !broughtAlong
      ? {
          field: field(
            has('MLFLOW_TRACKING_USERNAME')
              ? 'MLFLOW_TRACKING_USERNAME'
              : 'MLFLOW_TRACKING_PASSWORD',
          ),
          cause:
            'MLflow needs both MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD to sign in.',
          remedy: 'Set the other one, too, from the same Secret.',
          lines: fromSecret(
            'MLFLOW_TRACKING_USERNAME',
            'MLFLOW_TRACKING_PASSWORD',
          ),
        }
      : undefined,
  ];
  return said(notebook, checks.filter(isProblem));
}

function fromSecret(...names: readonly string[]): readonly string[] {
  return [
    'env:',
    ...names.flatMap(name => [
      `  - name: ${name}`,
      '    valueFrom:',
      `      secretKeyRef: { name: mlflow-credentials, key: ${name} }`,
    ]),
  ];
}

interface Problem {
  readonly field: string;
  readonly cause: string;
  readonly remedy: string;
  /** As lines of a container. */
  readonly lines?: readonly string[];
}

function isProblem(problem: Problem | undefined): problem is Problem {
  return problem !== undefined;
}

function uriProblem(uri: string, field: string): Problem | undefined {
  if (/^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)([:/]|$)/.test(uri)) {
    return {
      field,
      cause: 'The tracking server is the notebook itself, where none runs.',
      remedy:
        'Name the Service of MLflow, as in http://mlflow.mlflow.svc.cluster.local:5000.',
      lines: TRACKING_URI,
    };
  }
  // Values from elsewhere, and stores such as databricks, are not known.
  const known = /^[a-z][a-z0-9+.-]*:(?!\d)|\$|^databricks$|^\//i.test(uri);
  return uri !== '' && !known
    ? {
        field,
        cause:
          'The tracking address has no scheme, so MLflow does not take it for a server.',
        remedy: `Write http:// or https:// before ${uri.slice(0, 100)}.`,
        lines: trackingUri(`http://${uri}`),
      }
    : undefined;
}

function said(
  notebook: Notebook,
  problems: readonly Problem[],
): Diagnosed | undefined {
  if (problems.length === 0) {
    return undefined;
  }
  return {
    title: 'Its variables for MLflow do not fit together',
    cause: problems.map(({ cause }) => cause).join(' '),
    evidence: problems.map(({ field, cause }) =>
      manifestField(notebook, field, cause),
    ),
    remedies: problems.map(({ remedy, lines }) =>
      lines ? yaml(remedy, lines) : advice(remedy),
    ),
  };
}

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
  MLFLOW_RUN_FILTER_ANNOTATION,
  MLFLOW_SERVER_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
  mlflowAnnotations,
} from './names';
import { parseRunFilter, RunFilter } from './runFilter';

/** Why an annotation, or a part of one, is not followed. @public */
export interface MlflowScopeProblem {
  readonly annotation: string;
  readonly message: string;
}

/** Where an entity's experiments and models are to be looked for. A wish: whether it is granted is decided by the server's side. @public */
export interface MlflowScope {
  readonly entityRef: string;
  /** Ids of configured servers; empty means every configured one. */
  readonly servers: readonly string[];
  readonly experimentIds: readonly string[];
  readonly experimentNames: readonly string[];
  readonly registeredModels: readonly string[];
  readonly workspace?: string;
  readonly runFilter?: RunFilter;
  /** False when an annotation that narrows the view cannot be followed: then nothing may be shown instead of too much. */
  readonly followable: boolean;
  readonly problems: readonly MlflowScopeProblem[];
}

const MAX_VALUES = 50;
const MAX_NAME_LENGTH = 500;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;
const NAME_OF_OURS = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function checkExperimentId(value: string): string | undefined {
  return /^\d{1,20}$/.test(value)
    ? undefined
    : 'is no experiment id: that is a number';
}

function checkName(value: string): string | undefined {
  if (value.includes('://')) {
    return 'is a URL: the name is wanted';
  }
  if (
    value.startsWith('/') ||
    value.includes('\\') ||
    value.split('/').some(segment => segment === '..' || segment === '.')
  ) {
    return 'is a path: the name is wanted';
  }
  if (CONTROL_CHARACTER.test(value)) {
    return 'holds control characters';
  }
  return value.length > MAX_NAME_LENGTH
    ? `is longer than ${MAX_NAME_LENGTH} characters`
    : undefined;
}

function checkServer(value: string): string | undefined {
  return NAME_OF_OURS.test(value)
    ? undefined
    : 'is no id of a server of the configuration (mlops.mlflow.servers[].id)';
}

function checkWorkspace(value: string): string | undefined {
  return NAME_OF_OURS.test(value) ? undefined : 'is no name of a workspace';
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}

class AnnotationReader {
  readonly problems: MlflowScopeProblem[] = [];
  readonly #annotations: Readonly<Record<string, string>>;

  constructor(annotations: Readonly<Record<string, string>>) {
    this.#annotations = annotations;
  }

  text(annotation: string): string | undefined {
    const value = this.#annotations[annotation];
    return typeof value === 'string' ? value.trim() : undefined;
  }

  refuse(annotation: string, sentence: string) {
    this.problems.push({
      annotation,
      message: `Annotation ${annotation} ${sentence}.`,
    });
  }

  list(
    annotation: string,
    check: (value: string) => string | undefined,
  ): string[] {
    const text = this.text(annotation);
    if (text === undefined) {
      return [];
    }
    const values = [
      ...new Set(text.split(',').flatMap(value => value.trim() || [])),
    ];
    if (values.length === 0) {
      this.refuse(annotation, 'is empty');
    }
    if (values.length > MAX_VALUES) {
      this.refuse(
        annotation,
        `names ${values.length} things, of which the first ${MAX_VALUES} are read`,
      );
    }
    return values.slice(0, MAX_VALUES).filter(value => {
      const complaint = check(value);
      if (complaint) {
        this.refuse(
          annotation,
          `is not followed: "${shorten(value)}" ${complaint}`,
        );
      }
      return complaint === undefined;
    });
  }
}

/** Reads from an entity's annotations where its experiments and models are. Never throws. @public */
export function mlflowScope(entity: Entity): MlflowScope {
  const annotations = entity.metadata.annotations ?? {};
  const reader = new AnnotationReader(annotations);
  const experimentIds = reader.list(
    MLFLOW_EXPERIMENT_ID_ANNOTATION,
    checkExperimentId,
  );
  const experimentNames = reader.list(
    MLFLOW_EXPERIMENT_NAME_ANNOTATION,
    checkName,
  );
  const registeredModels = reader.list(
    MLFLOW_REGISTERED_MODEL_ANNOTATION,
    checkName,
  );
  const servers = reader.list(MLFLOW_SERVER_ANNOTATION, checkServer);
  const workspaces = reader.list(MLFLOW_WORKSPACE_ANNOTATION, checkWorkspace);
  if (workspaces.length > 1) {
    reader.refuse(
      MLFLOW_WORKSPACE_ANNOTATION,
      'is not followed: one workspace is wanted',
    );
  }
  const filterText = reader.text(MLFLOW_RUN_FILTER_ANNOTATION);
  const filter =
    filterText === undefined ? undefined : parseRunFilter(filterText);
  if (filter && 'message' in filter) {
    reader.refuse(
      MLFLOW_RUN_FILTER_ANNOTATION,
      `is not followed: ${filter.message.replace(/\.$/, '')}`,
    );
  }
  const narrowing = [
    MLFLOW_SERVER_ANNOTATION,
    MLFLOW_WORKSPACE_ANNOTATION,
    MLFLOW_RUN_FILTER_ANNOTATION,
  ];
  const followable = !reader.problems.some(({ annotation }) =>
    narrowing.includes(annotation),
  );
  for (const annotation of Object.keys(annotations)) {
    if (
      annotation.startsWith('mlflow.org/') &&
      !mlflowAnnotations.includes(annotation)
    ) {
      reader.refuse(
        annotation,
        `is not known: known are ${mlflowAnnotations.join(', ')}`,
      );
    }
  }
  return {
    entityRef: stringifyEntityRef(entity),
    servers,
    experimentIds,
    experimentNames,
    registeredModels,
    workspace: workspaces.length === 1 ? workspaces[0] : undefined,
    runFilter: filter && 'alternatives' in filter ? filter : undefined,
    followable,
    problems: reader.problems,
  };
}

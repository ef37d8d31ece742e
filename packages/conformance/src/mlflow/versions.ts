import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The versions that expectations are put to. */
export const mlflowVersions = ['3.17.2', '2.22.4'] as const;
export type MlflowVersion = (typeof mlflowVersions)[number];

/** The newest, which the sandbox plays. */
export const NEWEST: MlflowVersion = '3.17.2';

/** What is installed for a version: every package with its hash. */
export function mlflowLock(version: MlflowVersion): string {
  return resolvePackagePath(
    '@mlops-portal/conformance',
    `src/mlflow/python/mlflow-${version}.txt`,
  );
}

/** A program for the Python client. */
export function pythonProgram(name: string): string {
  return resolvePackagePath(
    '@mlops-portal/conformance',
    `src/mlflow/python/${name}`,
  );
}

import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A file of this package that runs as a process. */
export function sourceFile(name: string): string {
  return resolvePackagePath('@mlops-portal/benchmark', 'src', name);
}

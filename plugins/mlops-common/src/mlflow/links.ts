/** Where MLflow's own pages are. @public */
export interface MlflowSite {
  /** As people reach it; may carry a path. */
  readonly externalUrl: string;
  readonly workspace?: string;
}

function link(pages: MlflowSite, path: string): string | undefined {
  let base: URL;
  try {
    base = new URL(pages.externalUrl);
  } catch {
    return undefined;
  }
  if (base.protocol !== 'http:' && base.protocol !== 'https:') {
    return undefined;
  }
  // Credentials in a configured URL are the portal's, not the reader's.
  base.username = '';
  base.password = '';
  base.search = '';
  base.hash = '';
  // Without the slash before the hash Kubeflow's dashboard swallows the link.
  const root = base.href.replace(/\/*$/, '/');
  const query = pages.workspace
    ? `?workspace=${encodeURIComponent(pages.workspace)}`
    : '';
  return `${root}#${path}${query}`;
}

/** The page of an experiment. @public */
export function experimentPageUrl(
  pages: MlflowSite,
  experimentId: string,
): string | undefined {
  return link(pages, `/experiments/${encodeURIComponent(experimentId)}`);
}

/** The page of a run. @public */
export function runPageUrl(
  pages: MlflowSite,
  experimentId: string,
  runId: string,
): string | undefined {
  const experiment = encodeURIComponent(experimentId);
  return link(
    pages,
    `/experiments/${experiment}/runs/${encodeURIComponent(runId)}`,
  );
}

/** The page of a model that a run logged, on servers of 3.0 and later. @public */
export function loggedModelPageUrl(
  pages: MlflowSite,
  experimentId: string,
  modelId: string,
): string | undefined {
  const experiment = encodeURIComponent(experimentId);
  return link(
    pages,
    `/experiments/${experiment}/models/${encodeURIComponent(modelId)}`,
  );
}

/** The page of a registered model. @public */
export function modelPageUrl(
  pages: MlflowSite,
  name: string,
): string | undefined {
  return link(pages, `/models/${encodeURIComponent(name)}`);
}

/** The page of one version of a registered model. @public */
export function modelVersionPageUrl(
  pages: MlflowSite,
  name: string,
  version: string,
): string | undefined {
  const model = encodeURIComponent(name);
  return link(
    pages,
    `/models/${model}/versions/${encodeURIComponent(version)}`,
  );
}

/** The user guide, where everybody can read it. */
const guide = 'https://github.com/mlops-portal/backstage-mlops/blob/main/docs/';

/** The page of the user guide that explains a finding. */
export function docsUrl(docs: string): string {
  return new URL(docs, guide).href;
}

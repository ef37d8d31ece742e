/** A file of the GitOps repository. */
export interface ScenarioManifest {
  readonly path: string;
  readonly manifest: object;
}

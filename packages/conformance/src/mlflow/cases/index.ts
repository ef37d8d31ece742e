import { artifactCases } from './artifactCases';
import { historyCases } from './historyCases';
import type { MlflowCase } from './MlflowCase';
import { modelCases } from './modelCases';
import { runCases } from './runCases';
import { searchCases } from './searchCases';
import { serverCases } from './serverCases';

export { checkAnswer } from './MlflowCase';
export type { MlflowCase } from './MlflowCase';

/** All expectations of single answers. */
export const mlflowCases: readonly MlflowCase[] = [
  ...serverCases,
  ...runCases,
  ...searchCases,
  ...historyCases,
  ...artifactCases,
  ...modelCases,
];

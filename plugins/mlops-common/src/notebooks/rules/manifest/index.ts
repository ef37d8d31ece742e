import type { Rule } from '../../../diagnosis';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { baseUrlRules } from './baseUrl';
import { imageRules } from './images';
import { mlflowRules } from './mlflow';
import { nameRules } from './names';
import { networkRules } from './network';
import { podDefaultLabelRules } from './podDefaultLabels';
import { resourceRules } from './resources';
import { schemaRules } from './schema';
import { secretRules } from './secrets';
import { serverTypeRules } from './serverType';
import { volumeRules } from './volumes';

/**
 * What is wrong in the manifest of a notebook, before there is anything in a
 * cluster.
 *
 * @public
 */
export const manifestNotebookRules: readonly Rule<NotebookEvidence>[] = [
  ...schemaRules,
  ...nameRules,
  ...resourceRules,
  ...volumeRules,
  ...baseUrlRules,
  ...serverTypeRules,
  ...networkRules,
  ...imageRules,
  ...secretRules,
  ...mlflowRules,
  ...podDefaultLabelRules,
];

import type { Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { admissionRules } from './admission';
import { claimRules } from './claims';
import { containerRules } from './containers';
import { imagePullRules } from './image';
import { lifecycleRules } from './lifecycle';
import { manifestNotebookRules } from './manifest';
import { mlflowServerRules } from './mlflow';
import { podDefaultRules } from './podDefaults';
import { podMetadataRules } from './podMetadata';
import { podSecurityRules } from './podSecurity';
import { quotaRules } from './quota';
import { routingRules } from './routing';
import { schedulingRules } from './scheduling';
import { sidecarRules } from './sidecars';
import { stoppedRules } from './stopped';
import { unlessDisproved } from './unlessDisproved';
import { volumeRules } from './volumes';

/**
 * All that can be wrong with a notebook. Within a stage the first comes first
 * on the page.
 *
 * @public
 */
export const notebookRules: readonly Rule<NotebookEvidence>[] = [
  ...manifestNotebookRules.map(unlessDisproved),
  ...admissionRules,
  ...quotaRules,
  ...podSecurityRules,
  ...claimRules,
  ...lifecycleRules,
  ...schedulingRules,
  ...volumeRules,
  ...imagePullRules,
  ...containerRules,
  ...sidecarRules,
  ...routingRules,
  ...podMetadataRules,
  ...podDefaultRules,
  ...stoppedRules,
  ...mlflowServerRules,
];

import { admissionCases } from './admissionCases';
import { podCases } from './podCases';
import { servingCases } from './servingCases';

/** One for each rule that looks at a cluster. */
export const liveCases = [...admissionCases, ...podCases, ...servingCases];

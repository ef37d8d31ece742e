/**
 * What is wrong with the Pod of an old version is of no interest once a newer
 * version waits for that Pod to go.
 *
 * @internal
 */
export const POD_RULES_FOLLOW: readonly string[] = ['notebook-stuck-rollout'];

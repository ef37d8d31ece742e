/** Keeps a deleted Pod visible while its containers stop, as the grace period does. */
export const kubeletFinalizer = 'sandbox.mlops/kubelet';

import { PersistentVolumeClaim, StorageClass } from './objects';

/** The provisioner that works in this cluster; of all others nobody has ever heard. */
export const provisioner = 'csi.sandbox.local';

export type ClaimOutlook = 'bound' | 'binding' | 'first-consumer' | 'stuck';

/** What becomes of a claim, from its class. */
export function claimOutlook(
  { spec, status }: PersistentVolumeClaim,
  classes: readonly StorageClass[],
): ClaimOutlook {
  if (status?.phase === 'Bound') {
    return 'bound';
  }
  if (spec?.volumeName) {
    return 'binding';
  }
  const found = classes.find(
    ({ metadata }) => metadata.name === spec?.storageClassName,
  );
  if (found?.volumeBindingMode === 'WaitForFirstConsumer') {
    return 'first-consumer';
  }
  return found?.provisioner === provisioner ? 'binding' : 'stuck';
}

import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookVolume } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { SimpleTable } from './SimpleTable';

/** Where files live, how large, and who else has the same volume. */
export function Volumes(props: { volumes: readonly NotebookVolume[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (props.volumes.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('configuration.noVolumes')}
      </Typography>
    );
  }
  return (
    <SimpleTable
      label={t('configuration.volumes')}
      columns={[
        t('configuration.volume'),
        t('configuration.mount'),
        t('configuration.size'),
        t('configuration.access'),
        t('configuration.heldBy'),
      ]}
      rows={props.volumes.map((volume, index) => ({
        key: `${volume.name} ${volume.mountPath ?? ''} ${index}`,
        cells: [
          <>
            {volume.claimName ?? volume.name}
            <Typography variant="body2" component="div" color="textSecondary">
              {[
                volume.kind,
                volume.home && t('configuration.isHome'),
                volume.phase,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </>,
          volume.mountPath ?? '–',
          volume.size
            ? Quantity.parse(volume.size)?.toDisplay('bytes') ?? volume.size
            : '–',
          [volume.accessModes?.join(', '), volume.storageClass]
            .filter(Boolean)
            .join(' · ') || '–',
          volume.heldBy
            ?.map(({ kind, name }) => `${kind} ${name}`)
            .join(', ') || t('configuration.nobodyElse'),
        ],
      }))}
    />
  );
}

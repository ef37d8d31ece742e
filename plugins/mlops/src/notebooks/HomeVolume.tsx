import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { Truncated } from '../components';
import { mlopsTranslationRef } from '../translation';

/** Where the files of a notebook survive a stop, if they do. */
export function HomeVolume(props: { notebook: Notebook }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const home = props.notebook.volumes.find(volume => volume.home);
  if (home?.claimName) {
    return (
      <Typography variant="body2" component="div">
        <Truncated text={home.claimName} width={116} />
      </Typography>
    );
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {home
        ? t('notebooks.homeOther', { kind: home.kind })
        : t('notebooks.noHome')}
    </Typography>
  );
}

import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint } from '../api';
import { Truncated } from '../components';
import { mlopsTranslationRef } from '../translation';

/** The registered version that an endpoint says it serves, with a link to the registry's list. */
export function ModelVersion(props: {
  endpoint: Endpoint;
  modelsPath: string | undefined;
}) {
  const { endpoint, modelsPath } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { name, version } = endpoint.model ?? {};
  if (!name) {
    return (
      <Tooltip title={t('endpoints.noModelHint')}>
        <Typography
          variant="body2"
          component="span"
          color="textSecondary"
          tabIndex={0}
        >
          {t('endpoints.noModel')}
        </Typography>
      </Tooltip>
    );
  }
  const text = version ? t('endpoints.version', { name, version }) : name;
  return modelsPath ? (
    <Link to={modelsPath} title={text}>
      {text.length > 60 ? `${text.slice(0, 60)}…` : text}
    </Link>
  ) : (
    <Truncated text={text} width={200} />
  );
}

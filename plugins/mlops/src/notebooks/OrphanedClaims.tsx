import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Quantity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { OrphanedClaim, OrphanedClaimList } from '../api';
import { Folded, TimeAgo } from '../components';
import { useEntityQuery } from '../query';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      overflowWrap: 'anywhere',
      paddingLeft: theme.spacing(3),
    },
  }),
  { name: 'MlopsOrphanedClaims' },
);

/** Volumes that removed notebooks left behind. Nothing where there are none, or where they cannot be read. */
export function OrphanedClaims() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { data } = useEntityQuery<OrphanedClaimList>({
    key: ['orphaned-claims'],
    read: (api, entity, call) => api.listOrphanedClaims(entity, call),
    polls: false,
  });
  if (!data || data.items.length === 0) {
    return null;
  }
  return (
    <Folded
      title={t('notebooks.orphans', {
        count: data.items.length,
        size: bytes(data.totalSize),
      })}
    >
      <Typography variant="body2">{t('notebooks.orphansText')}</Typography>
      <ul className={classes.list}>
        {data.items.map(claim => (
          <li key={`${claim.cluster}/${claim.namespace}/${claim.name}`}>
            <Claim claim={claim} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Claim(props: { claim: OrphanedClaim }) {
  const { name, namespace, size, notebook, createdAt } = props.claim;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <Typography variant="body2" component="span">
      {t('notebooks.orphan', { name, namespace })}
      {size && ` · ${bytes(size)}`}
      {notebook && ` · ${t('notebooks.orphanOf', { notebook })}`}
      {createdAt && (
        <>
          {' · '}
          <TimeAgo time={createdAt} />
        </>
      )}
    </Typography>
  );
}

function bytes(text: string): string {
  return Quantity.parse(text)?.toDisplay('bytes') ?? text;
}

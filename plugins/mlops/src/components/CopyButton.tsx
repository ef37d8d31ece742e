import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';

/** Copies a text; the tooltip says so. */
export function CopyButton(props: { text: string; label: string }) {
  const { text, label } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const errorApi = useApi(errorApiRef);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      error => errorApi.post(error),
    );
  return (
    <Tooltip
      title={copied ? t('copy.copied') : t('copy.copy')}
      onClose={() => setCopied(false)}
    >
      <IconButton size="small" aria-label={label} onClick={copy}>
        <FileCopyOutlinedIcon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}

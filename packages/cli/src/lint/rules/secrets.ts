import {
  type Diagnosed,
  type ObjectReader,
  type Rule,
  isSecretName,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { containersOf } from './containers';
import { type RepositoryEvidence, said } from './RepositoryEvidence';

/** Secrets that everybody can read who can read the repository. */
export const secretRules: readonly Rule<RepositoryEvidence>[] = [
  {
    id: 'plain-secret',
    severity: 'error',
    stage: 'advice',
    summary: 'A Secret stands in the repository with its values',
    fromManifest: true,
    diagnose: evidence => plainSecret(evidence),
  },
  {
    id: 'clear-text-credential',
    severity: 'warning',
    stage: 'advice',
    summary: 'A credential stands in clear text in a manifest',
    fromManifest: true,
    diagnose: evidence => clearTextCredential(evidence),
  },
];

function plainSecret(evidence: RepositoryEvidence): Diagnosed | undefined {
  const { kind, group, fields } = evidence;
  // What SOPS has encrypted can be read by the controller only.
  if (kind !== 'Secret' || group !== '' || fields.at('sops').exists) {
    return undefined;
  }
  const found = ['data', 'stringData'].flatMap(list =>
    fields
      .at(list)
      .entries()
      .filter(([, value]) => holdsSecret(value))
      .map(([key]) => ({ list, key })),
  );
  if (found.length === 0) {
    return undefined;
  }
  return {
    title: 'A Secret is in the repository with its values',
    cause: `Everybody who can read the repository, and its history for ever, can read ${found
      .map(({ key }) => key)
      .join(', ')}. Base64 is no encryption.`,
    evidence: found.map(({ list, key }) =>
      said(evidence, `${list}[${key}]`, `${key} has a value`),
    ),
    remedies: [
      {
        kind: 'advice',
        text: 'Replace it by an ExternalSecret or SealedSecret, or encrypt it with SOPS; and change the values: they are known.',
      },
    ],
  };
}

/** Nothing, and what a tool fills in later, is no secret. */
function holdsSecret(value: ObjectReader): boolean {
  const text = value.quantityText() ?? '';
  return text !== '' && !isPlaceholder(text);
}

function isPlaceholder(text: string): boolean {
  return /^(<[^>]*>|\$\{[^}]*\}|\{\{.*\}\}|ENC\[.*\])$/s.test(text.trim());
}

function clearTextCredential(
  evidence: RepositoryEvidence,
): Diagnosed | undefined {
  const found = [...variables(evidence), ...configMapKeys(evidence)];
  if (found.length === 0) {
    return undefined;
  }
  return {
    title: 'A credential is in clear text in the manifest',
    cause: `Everybody who can read the repository can read ${found
      .map(({ name }) => name)
      .join(', ')}.`,
    evidence: found.map(({ name, field }) =>
      said(evidence, field, `${name} has a literal value`),
    ),
    remedies: [
      {
        kind: 'advice',
        text: 'Keep the value in a Secret and refer to it with secretKeyRef; and change it: it is known.',
      },
    ],
  };
}

interface Found {
  readonly name: string;
  readonly field: string;
}

function variables({ object }: RepositoryEvidence): readonly Found[] {
  return containersOf(object).flatMap(container =>
    container
      .at('env')
      .list()
      .flatMap(entry => {
        const name = entry.at('name').string() ?? '';
        return isLiteral(name, entry.at('value').string())
          ? [{ name, field: entry.path }]
          : [];
      }),
  );
}

function configMapKeys({
  kind,
  group,
  fields,
}: RepositoryEvidence): readonly Found[] {
  return kind === 'ConfigMap' && group === ''
    ? fields
        .at('data')
        .entries()
        .filter(([key, value]) => isLiteral(key, value.string()))
        .map(([key]) => ({ name: key, field: `data[${key}]` }))
    : [];
}

function isLiteral(name: string, value: string | undefined): boolean {
  const text = value?.trim() ?? '';
  return (
    // Keys of files and variables write the same words with other signs.
    isSecretName(name.replace(/[-.]/g, '_')) &&
    !/^(|true|false|yes|no|on|off|none|\d{1,5}|\$\(.*\))$/i.test(text) &&
    // A name such as "token-issuer" is followed by documents, not by secrets.
    !text.includes('\n') &&
    !isPlaceholder(text)
  );
}

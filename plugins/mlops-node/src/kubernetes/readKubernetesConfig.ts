import type { Config } from '@backstage/config';
import type {
  NamespaceAccessRule,
  NamespaceGrant,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';
import type { ClusterLane } from './sharedLane';
import { type ConfigProblem, readSection } from '../config/readSection';

/** @public */
export interface KubernetesConfig {
  /** Absent when `mlops.kubernetes.access` is missing or wrong: then nothing may be read. */
  readonly rule?: NamespaceAccessRule;
  /** Per cluster the base URL below which notebooks answer, without a slash at its end. */
  readonly gatewayUrls: ReadonlyMap<string, string>;
  /** Per cluster that is asked with users' tokens, the entry for the same cluster through which the portal watches it. */
  readonly watchVia: ReadonlyMap<string, string>;
  /** Per cluster with whose rights it is read, where that does not follow from how the Kubernetes plugin signs in. */
  readonly lanes: ReadonlyMap<string, ClusterLane>;
  /** The clusters of whose Secrets names are read. */
  readonly secretNames: ReadonlySet<string>;
  readonly problems: readonly ConfigProblem[];
}

const KEY = 'mlops.kubernetes';
const CHOICES =
  'set it to "owned" (a namespace is readable for the owner that its annotations or mlops.kubernetes.namespaces name) or "any" (every namespace is readable through any entity, for installations with one tenant)';

const grantSchema = z.strictObject({
  clusters: z.array(z.string()).optional(),
  namespaces: z.array(z.string()).min(1),
  owners: z
    .array(
      z.string().regex(/^[a-z]+:[^:/\s]+\/[^:/\s]+$/i, {
        message: 'write an entity ref such as group:default/churn-team',
      }),
    )
    .min(1),
});

const clusterSchema = z.strictObject({
  gatewayUrl: z
    .string()
    .refine(isPlainHttpUrl, {
      message: 'write an http(s) URL without credentials, query and fragment',
    })
    .optional(),
  watchVia: z.string().min(1).optional(),
  lane: z
    .enum(['shared', 'user'], {
      message:
        'write "shared" (read with the portal\'s credentials) or "user" (read with the token of each user)',
    })
    .optional(),
  secrets: z
    .literal('names', {
      message:
        'write "names" (names of keys and annotations are read, values never are) or leave it out',
    })
    .optional(),
});

/**
 * Reads `mlops.kubernetes`. Never throws, because that would stop the whole
 * portal: what is wrong is left out, which never opens anything, and named in
 * `problems`.
 *
 * @public
 */
export function readKubernetesConfig(config: Config): KubernetesConfig {
  const problems: ConfigProblem[] = [];
  const section = readSection(config, KEY, problems);
  const access = readAccess(section.value('access'), problems);
  const grants: NamespaceGrant[] = [];
  for (const [index, value] of section.list('namespaces').entries()) {
    const grant = section.parse(grantSchema, value, `namespaces[${index}]`);
    if (grant) {
      grants.push(grant);
    }
  }
  const gatewayUrls = new Map<string, string>();
  const watchVia = new Map<string, string>();
  const lanes = new Map<string, ClusterLane>();
  const secretNames = new Set<string>();
  for (const [name, value] of section.entries('clusters')) {
    const cluster = section.parse(clusterSchema, value, `clusters.${name}`);
    if (cluster?.lane) {
      lanes.set(name, cluster.lane);
    } else if (!cluster && mentionsLane(value)) {
      // A lane that cannot be read is the narrower one.
      lanes.set(name, 'user');
    }
    if (cluster?.secrets) {
      secretNames.add(name);
    }
    if (cluster?.gatewayUrl) {
      gatewayUrls.set(name, cluster.gatewayUrl.replace(/\/+$/, ''));
    }
    if (cluster?.watchVia === name) {
      const key = `${KEY}.clusters.${name}.watchVia`;
      problems.push({
        key,
        message: `${key} names the cluster itself: name a second entry for it, which has credentials of the portal.`,
      });
    } else if (cluster?.watchVia && cluster.lane === 'shared') {
      const key = `${KEY}.clusters.${name}.watchVia`;
      problems.push({
        key,
        message: `${key} is for clusters that are read with tokens of users, and ${KEY}.clusters.${name}.lane says "shared": leave one of them out.`,
      });
    } else if (cluster?.watchVia) {
      watchVia.set(name, cluster.watchVia);
    }
  }
  return {
    rule: access && { access, grants },
    gatewayUrls,
    watchVia,
    lanes,
    secretNames,
    problems,
  };
}

function readAccess(
  value: unknown,
  problems: ConfigProblem[],
): NamespaceAccessRule['access'] | undefined {
  if (value === 'owned' || value === 'any') {
    return value;
  }
  const key = `${KEY}.access`;
  const wrong =
    value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  problems.push({ key, message: `${key} ${wrong}: ${CHOICES}.` });
  return undefined;
}

function mentionsLane(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'lane' in value;
}

function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  return (
    ['http:', 'https:'].includes(url.protocol) &&
    ![url.username, url.password, url.search, url.hash].some(Boolean)
  );
}

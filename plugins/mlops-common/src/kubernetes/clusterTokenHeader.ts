/** What the headers with tokens begin with, in lower case. @public */
export const CLUSTER_TOKEN_HEADER_PREFIX = 'mlops-cluster-token-';

/**
 * The request header in which a browser sends its user's token for a cluster.
 * Header names know no case and few signs: whatever else a cluster's name has
 * is percent-encoded, so that no two clusters share a header.
 *
 * @public
 */
export function clusterTokenHeader(cluster: string): string {
  return `${CLUSTER_TOKEN_HEADER_PREFIX}${encode(cluster)}`;
}

function encode(cluster: string): string {
  return [...new TextEncoder().encode(cluster)]
    .map(byte => {
      const sign = String.fromCharCode(byte);
      return /[a-z0-9._-]/.test(sign)
        ? sign
        : `%${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

const ownerPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
const repositoryPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
const branchPattern = /^[A-Za-z0-9_][A-Za-z0-9._/@+=#-]{0,243}$/;
const shaPattern = /^[0-9a-f]{40}$/;
const shortShaPattern = /^[0-9a-f]{7,40}$/;
const segmentsGitRefuses = /^(\.|\.\.|\.git|git~1)$/i;
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u001f\u007f]/;

export function isOwnerName(value: unknown): value is string {
  return typeof value === 'string' && ownerPattern.test(value);
}

export function isRepositoryName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    repositoryPattern.test(value) &&
    !value.includes('..') &&
    !/\.(git|lock)$/.test(value)
  );
}

/** Narrower than `git check-ref-format`: what is accepted here is never an option, a revision expression or a way out of refs/heads. */
export function isBranchName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    branchPattern.test(value) &&
    !value.includes('..') &&
    !value.includes('@{') &&
    !value.endsWith('.') &&
    value
      .split('/')
      .every(
        part => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'),
      )
  );
}

export function isSha(value: unknown): value is string {
  return typeof value === 'string' && shaPattern.test(value);
}

export function isShortSha(value: unknown): value is string {
  return typeof value === 'string' && shortShaPattern.test(value);
}

/** A path inside a tree: relative, no empty, dot or `.git` segment. */
export function isFilePath(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= 4096 &&
    !controlCharacters.test(value) &&
    !value.includes('\\') &&
    value
      .split('/')
      .every(part => part !== '' && !segmentsGitRefuses.test(part))
  );
}

/** Names and e-mail addresses of authors travel in environment variables and in one header line of the commit. */
export function isIdentityText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim().length > 0 &&
    value.length <= 200 &&
    !controlCharacters.test(value) &&
    !/[<>]/.test(value)
  );
}

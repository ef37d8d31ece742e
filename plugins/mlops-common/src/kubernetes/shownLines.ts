import { HIDDEN, withoutSecrets } from './environment';

/** Longer lines are data, and cost time. */
const LONGEST_LINE = 2_000;
/* eslint-disable no-control-regex */
const CONTROL =
  /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f]/g;
/* eslint-enable no-control-regex */
const KEY_BEGINS = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const KEY_ENDS = /-----END [A-Z ]*PRIVATE KEY-----/;

/** A name that tells of a secret, and what is assigned to it. */
const NAMED =
  /((?:secret|passw(?:or)?d|passphrase|token|access_?key|api_?key|private_?key|credential|authorization|cookie|session_?id)[\w.-]*["']?\s*(?:[:=]|=>)\s*["']?(?:(?:bearer|basic)\s+)?)(?!["'\s]|\*\*\*)[^\s"',;&]+/gi;
const SCHEME = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;
/** Secrets that begin in a way of their own, whoever writes them. */
const KNOWN =
  /\b(?:A[KS]IA[A-Z0-9]{12,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|hf_\w{16,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{16,}|eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?)/g;
/** Long and without a word in it. */
const RANDOM = /[A-Za-z0-9+/_-]{32,}={0,2}/g;

/**
 * The lines of a log without what may be a secret, and without colours: what
 * programs write is less orderly than a manifest, so more is taken for one.
 *
 * @internal
 */
export function shownLines(text: string): readonly string[] {
  let inKey = false;
  return text.split(/\r?\n/).map(line => {
    const begins = KEY_BEGINS.test(line);
    const hidden = inKey || begins;
    inKey = hidden && !KEY_ENDS.test(line);
    return hidden ? HIDDEN : shownLine(line);
  });
}

function shownLine(line: string): string {
  const plain = line.slice(0, LONGEST_LINE).replace(CONTROL, '');
  return withoutSecrets(plain)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(SCHEME, `$1 ${HIDDEN}`)
    .replace(KNOWN, HIDDEN)
    .replace(RANDOM, word => (isRandom(word) ? HIDDEN : word));
}

/** Paths and names of modules are long, too, but have no digits among capitals. */
function isRandom(word: string): boolean {
  return (
    /^[0-9a-f]+$/i.test(word) ||
    (/\d/.test(word) && /[A-Z]/.test(word) && /[a-z]/.test(word))
  );
}

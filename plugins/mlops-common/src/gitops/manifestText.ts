import { Document, parse, visit } from 'yaml';
import type { Manifest } from './ManifestFile';

/**
 * A manifest as YAML that every reader takes for the same, in the order of the
 * object's keys.
 *
 * @public
 */
export function manifestText(manifest: Manifest): string {
  // The rules of YAML 1.1 quote what older readers take for other types, such
  // as "yes" and "12:30".
  const document = new Document(manifest, {
    version: '1.1',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && isOtherType(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
    },
  });
  // Without a limit of the width: long texts are not folded over lines.
  return document.toString({ directives: null, lineWidth: 0 });
}

/** Whether a reader would take the bare text for no string, such as "0o17". */
function isOtherType(text: string): boolean {
  if (text === '=') {
    // The "default value" of YAML 1.1.
    return true;
  }
  return (
    /^[\w.+-]{1,40}$/.test(text) &&
    typeof parse(text, { version: '1.2' }) !== 'string'
  );
}

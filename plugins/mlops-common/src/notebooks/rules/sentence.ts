/** A text of somebody else as a sentence of ours. @internal */
export function sentence(text: string): string {
  const plain = text.trim();
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`;
}

/** Names come from servers; a slash would be a folder to some browsers. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_');
}

/** Lets the browser save what the page holds. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  link.click();
  // Not at once: the browser has to begin with it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

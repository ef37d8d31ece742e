/** The part of an image that people recognise: no registry, no path, a short digest. */
export function shortImageName(image: string): string {
  const [name, digest] = image.split('@');
  const short = name.slice(name.lastIndexOf('/') + 1);
  const hash = digest?.replace(/^sha256:/, '').slice(0, 7);
  return hash ? `${short}@${hash}` : short;
}

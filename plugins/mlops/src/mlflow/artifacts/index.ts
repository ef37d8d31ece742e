export { ArtifactsPanel } from './ArtifactsPanel';
export { SafeMarkdown } from './SafeMarkdown';

export { KubernetesTabLink } from './KubernetesTabLink';
export { NewWorkspaceButton } from './NewWorkspaceButton';
export { useEntityTab } from './useEntityTab';
export { useTemplatePath } from './useTemplatePath';

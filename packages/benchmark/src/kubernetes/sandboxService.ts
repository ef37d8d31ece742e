import { startKubernetes } from '@mlops-portal/sandbox';
import { serve } from '../process/serve';

serve(async () => {
  const { url, caPem, caData, tokens } = await startKubernetes();
  return { url, caPem, caData, tokens };
});

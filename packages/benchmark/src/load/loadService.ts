import { serve } from '../process/serve';
import { LoadPlan } from './LoadPlan';
import { runLoad } from './runLoad';

serve<LoadPlan>(runLoad);

import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import Skeleton from '@material-ui/lab/Skeleton';
import { MlopsQueryProvider } from '../query';
import { compareRouteRef, modelVersionRouteRef, runRouteRef } from '../routes';
import { ExperimentsPage } from './ExperimentsPage';

const RunPage = lazy(() => import('./run').then(m => ({ default: m.RunPage })));
const ComparePage = lazy(() =>
  import('./compare').then(m => ({ default: m.ComparePage })),
);
const VersionPage = lazy(() =>
  import('./models/VersionPage').then(m => ({ default: m.VersionPage })),
);

/** Entity tab: what was trained, the models that came of it, and a page for each of these. */
export function ExperimentsTab() {
  return (
    <MlopsQueryProvider>
      <Suspense fallback={<Skeleton variant="rect" height={300} />}>
        <Routes>
          <Route path={runRouteRef.path} element={<RunPage />} />
          <Route path={compareRouteRef.path} element={<ComparePage />} />
          <Route path={modelVersionRouteRef.path} element={<VersionPage />} />
          <Route path="*" element={<ExperimentsPage />} />
        </Routes>
      </Suspense>
    </MlopsQueryProvider>
  );
}

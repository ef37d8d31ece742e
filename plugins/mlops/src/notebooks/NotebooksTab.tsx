import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import Skeleton from '@material-ui/lab/Skeleton';
import { MlopsQueryProvider } from '../query';
import { notebookRouteRef } from '../routes';
import { NotebookList } from './NotebookList';

const NotebookPage = lazy(() =>
  import('./page').then(m => ({ default: m.NotebookPage })),
);

/** Entity tab: the workspaces of the team, and below it a page for each. */
export function NotebooksTab() {
  return (
    <MlopsQueryProvider>
      <Routes>
        <Route
          path={notebookRouteRef.path}
          element={
            <Suspense fallback={<Skeleton variant="rect" height={300} />}>
              <NotebookPage />
            </Suspense>
          }
        />
        <Route path="*" element={<NotebookList />} />
      </Routes>
    </MlopsQueryProvider>
  );
}

import { screen } from '@testing-library/react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { configApiRef } from '@backstage/core-plugin-api';
import { SandboxSession } from './SandboxSession';
import { alice, bob } from './people';
import { SandboxSignInPage } from './signIn';

const discoveryApi = { getBaseUrl: async () => 'http://portal/api/auth' };

function show(environment?: string) {
  const config = mockApis.config({
    data: { app: { title: 'Portal' }, auth: { environment } },
  });
  renderInTestApp(
    <TestApiProvider
      apis={[
        [configApiRef, config],
        [alice.apiRef, new SandboxSession('alice', discoveryApi)],
        [bob.apiRef, new SandboxSession('bob', discoveryApi)],
      ]}
    >
      <SandboxSignInPage onSignInSuccess={() => {}} />
    </TestApiProvider>,
  );
}

describe('SandboxSignInPage', () => {
  it.each([undefined, 'development'])(
    'offers the people of the sandbox when the environment is %s',
    async environment => {
      show(environment);
      expect(await screen.findByText('Enter')).toBeInTheDocument();
      expect(screen.getByText('Alice')).toBeInTheDocument();
      expect(screen.getByText('Bob')).toBeInTheDocument();
      expect(screen.getAllByText('Sign In')).toHaveLength(2);
    },
  );

  it('offers nobody of them elsewhere', async () => {
    show('production');
    expect(await screen.findByText('Enter')).toBeInTheDocument();
    expect(screen.queryByText('Alice')).not.toBeInTheDocument();
  });
});

import net from 'node:net';
import { UserError } from './UserError.mjs';

function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

export async function freePort() {
  return tryPort(0);
}

/** Fails with one sentence when another program listens on one of the ports. `ports`: name → number. */
export async function requireFreePorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    try {
      await tryPort(port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') {
        throw error;
      }
      const problem =
        error.code === 'EACCES'
          ? 'may not be used by this user'
          : 'is taken by another program';
      throw new UserError(
        `Port ${port} (${name}) ${problem}. Stop that program, or run with '-- --free-ports' to use ports that are free.`,
      );
    }
  }
}

import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoadPlan, LoadResult, LoadStep } from './LoadPlan';

/** Runs the clients of a plan at once and measures their rounds. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const { clients, durationMs, leastRounds = 1, mostRounds = 1000 } = plan;
  const agents = {
    http: new http.Agent({ keepAlive: true, maxSockets: clients }),
    https: new https.Agent({ keepAlive: true, maxSockets: clients }),
  };
  const latencies: number[] = [];
  let bytes = 0;
  const end = performance.now() + durationMs;
  const client = async (index: number) => {
    if (plan.intervalMs) {
      // Tabs were not all opened in the same moment.
      await sleep((plan.intervalMs * index) / clients);
    }
    for (let round = 0; round < mostRounds; round++) {
      const begin = performance.now();
      if (begin > end && round >= leastRounds) {
        return;
      }
      bytes = 0;
      let read = 0;
      for (const step of plan.steps) {
        read += await send(step, agents, plan.ca);
      }
      const took = performance.now() - begin;
      bytes = read;
      latencies.push(took);
      if (plan.intervalMs) {
        await sleep(Math.max(0, plan.intervalMs - took));
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
  agents.http.destroy();
  agents.https.destroy();
  return { latencies, bytes };
}

/** Reads the whole answer, as little as a client can do with it. */
function send(
  step: LoadStep,
  agents: { http: http.Agent; https: https.Agent } | undefined,
  ca: string | undefined,
): Promise<number> {
  const { url, method = 'GET', headers, body } = step;
  const secure = url.startsWith('https:');
  const options = {
    method,
    ca,
    agent: (secure ? agents?.https : agents?.http) ?? false,
    headers: {
      ...headers,
      ...(body && {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      }),
    },
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, options, response => {
      const { statusCode = 0 } = response;
      const failed = statusCode >= 300;
      let bytes = 0;
      let text = '';
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (failed) {
          text += chunk;
        }
      });
      response.on('error', reject);
      response.on('end', () => {
        if (failed) {
          const said = text.slice(0, 500);
          reject(new Error(`${method} ${url}: ${statusCode} ${said}`));
        } else {
          resolve(bytes);
        }
      });
    });
    request.on('error', error => {
      // The server closed it meanwhile for being idle: browsers ask again, too.
      const stale = request.reusedSocket && codeOf(error) === 'ECONNRESET';
      if (stale && agents) {
        resolve(send(step, undefined, ca));
      } else {
        reject(error);
      }
    });
    request.end(body);
  });
}

function codeOf(error: Error): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

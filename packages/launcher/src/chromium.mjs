import fs from 'node:fs';
import process from 'node:process';
import { UserError } from './UserError.mjs';
import { step } from './report.mjs';
import { runQuietly } from './runTool.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser of the end-to-end tests: CHROMIUM_PATH, an installed one, or Debian's package when we are root. */
export async function chromium(env) {
  const known = [env.CHROMIUM_PATH, ...places].find(
    place => place && fs.existsSync(place),
  );
  if (known) {
    return known;
  }
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    throw new UserError(
      'No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to the program.',
    );
  }
  const apt = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await step('Installing Chromium from Debian', async () => {
    await runQuietly('apt-update', 'apt-get', ['update'], apt);
    await runQuietly(
      'apt-chromium',
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'chromium'],
      apt,
    );
  });
  return places[0];
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildControlPlane } from './buildControlPlane';

/** A `go` that says its version and does on `build` what the script wants. */
function fakeGo(folder: string, options: { version?: string; build: string }) {
  const command = path.join(folder, 'go');
  const { version = 'go1.26.8', build } = options;
  fs.writeFileSync(
    command,
    `#!/bin/sh\nif [ "$1" = env ]; then echo ${version}; exit; fi\necho called >> ${folder}/calls\nwhile [ "$1" != -o ]; do shift; done\n${build}\n`,
    { mode: 0o755 },
  );
  return command;
}

describe('building the control plane', () => {
  let folder: string;
  let options: { sources: string; cacheDirectory: string };

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'));
    const sources = path.join(folder, 'sources');
    fs.mkdirSync(sources);
    fs.writeFileSync(path.join(sources, 'go.mod'), 'module example');
    fs.writeFileSync(path.join(sources, 'go.sum'), 'a');
    options = { sources, cacheDirectory: path.join(folder, 'cache') };
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const calls = () =>
    fs.readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').length - 1;

  it('builds once, says so, and takes the built one afterwards', async () => {
    const goCommand = fakeGo(folder, { build: 'echo binary > "$2"' });
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const first = await buildControlPlane({ ...options, goCommand, say });
    const second = await buildControlPlane({ ...options, goCommand, say });
    expect(fs.readFileSync(first, 'utf8')).toBe('binary\n');
    expect(second).toBe(first);
    expect(calls()).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(
        /^Building etcd and kube-apiserver v1\.36.*minutes/,
      ),
      expect.stringMatching(/^Built in \d+ s/),
    ]);
  });

  it('builds again when go.sum changed', async () => {
    const goCommand = fakeGo(folder, { build: 'echo binary > "$2"' });
    const first = await buildControlPlane({ ...options, goCommand });
    fs.writeFileSync(path.join(options.sources, 'go.sum'), 'b');
    expect(await buildControlPlane({ ...options, goCommand })).not.toBe(first);
    expect(calls()).toBe(2);
  });

  it('never takes a build that failed half way', async () => {
    const broken = fakeGo(folder, {
      build: 'echo half > "$2"; echo "undefined: x" >&2; exit 1',
    });
    await expect(
      buildControlPlane({ ...options, goCommand: broken }),
    ).rejects.toThrow(/undefined: x\n\nThe control plane could not be built/);
    expect(fs.readdirSync(options.cacheDirectory)).toEqual([]);
    const mended = fakeGo(folder, { build: 'echo whole > "$2"' });
    const binary = await buildControlPlane({ ...options, goCommand: mended });
    expect(fs.readFileSync(binary, 'utf8')).toBe('whole\n');
  });

  it('is content with what another process built meanwhile', async () => {
    const goCommand = fakeGo(folder, { build: 'echo binary > "$2"' });
    const [a, b] = await Promise.all([
      buildControlPlane({ ...options, goCommand }),
      buildControlPlane({ ...options, goCommand }),
    ]);
    expect(a).toBe(b);
    expect(fs.readdirSync(options.cacheDirectory)).toHaveLength(1);
  });

  it('says that Go is missing, and which one is wanted', async () => {
    const build = buildControlPlane({
      ...options,
      goCommand: path.join(folder, 'none'),
    });
    await expect(build).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/needs Go 1\.24 or newer.*there is no/),
    });
  });

  it('refuses a Go that is too old', async () => {
    const goCommand = fakeGo(folder, { version: 'go1.23.4', build: 'exit 1' });
    await expect(buildControlPlane({ ...options, goCommand })).rejects.toThrow(
      /needs Go 1\.24 or newer.* is go1\.23\.4\./,
    );
  });
});

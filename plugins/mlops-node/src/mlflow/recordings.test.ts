import fs from 'node:fs';
import path from 'node:path';
import { recordedOutcomes } from './__testUtils__/recordedOutcomes';
import { outcomeOf, type Recording } from './__testUtils__/replayRecording';

const folder = path.resolve(__dirname, '../../../../../shared/fixtures/mlflow');
const present = fs.existsSync(folder);
const suite = present ? describe : describe.skip;

function load(name: string): Recording {
  return JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}

/** As in "v3.11/runs-get". */
function recordings(): readonly string[] {
  const versions = fs.readdirSync(folder).filter(name => name.startsWith('v'));
  return versions.flatMap(version =>
    fs
      .readdirSync(path.join(folder, version))
      .filter(name => name !== 'index.json' && name.endsWith('.json'))
      .map(name => `${version}/${name.replace(/\.json$/, '')}`),
  );
}

suite('answers of real servers (needs ../shared/fixtures/mlflow)', () => {
  it('all have an expected outcome', () => {
    expect(recordings().filter(name => !recordedOutcomes.has(name))).toEqual(
      [],
    );
    expect(recordings().length).toBe(recordedOutcomes.size);
  });

  it.each([...recordedOutcomes])('%s is read as: %s', async (name, outcome) => {
    expect(await outcomeOf(load(name))).toBe(outcome);
  });
});

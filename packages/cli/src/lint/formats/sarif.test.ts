import fs from 'node:fs';
import Ajv from 'ajv';
import { folderWith, notebook, runIn } from '../../__fixtures__/runLint';

/** The schema of OASIS, as Microsoft publishes it. */
function sarifSchema(): object {
  const file = require.resolve('@microsoft/jest-sarif/package.json');
  const {
    $schema: _draft4,
    id: _id,
    ...schema
  } = JSON.parse(
    fs.readFileSync(
      file.replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  return schema;
}

describe('SARIF', () => {
  it('is valid, and points at the lines', async () => {
    const folder = folderWith({
      'tenants/a b/notebook.yaml': notebook({
        image: 'gcr.io/kubeflow-images-public/x:v1',
      }),
      'bad.yaml': 'kind: Notebook\n\tx: y\n',
    });
    const { stdout } = await runIn(folder, ['lint', '.', '--format', 'sarif']);
    const log = JSON.parse(stdout);
    // Formats such as uri are checked by the code host.
    const validate = new Ajv({
      strict: false,
      // Its patterns are older than the strict mode of regular expressions.
      unicodeRegExp: false,
      validateFormats: false,
    }).compile(sarifSchema());
    validate(log);
    expect(validate.errors).toBeNull();
    const [{ results, tool }] = log.runs;
    expect(results).toMatchObject([
      { ruleId: 'yaml-syntax', level: 'error' },
      {
        ruleId: 'notebook-image-gone',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'tenants/a%20b/notebook.yaml' },
              region: { startLine: 10, startColumn: 11 },
            },
          },
        ],
      },
    ]);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { podDefaultRules } from './podDefaults/podDefaultRules';
import { notebookRules } from './rules';
import { workspaceRules } from './rules/workspace';

const page = path.resolve(__dirname, '../../../../docs/findings/notebooks.md');

describe('the page of findings', () => {
  const text = fs.readFileSync(page, 'utf8');
  const anchors = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(
    ([, id]) => id,
  );
  const ids = [...notebookRules, ...workspaceRules, ...podDefaultRules].map(
    ({ id }) => id,
  );

  it('explains each rule once, and nothing else', () => {
    expect([...anchors].sort()).toEqual([...new Set(ids)].sort());
  });

  it('says what each means, how it is found and how to fix it', () => {
    const sections = text.split(/^### /m).slice(1);
    expect(sections).toHaveLength(anchors.length);
    for (const section of sections) {
      expect(section).toMatch(
        /\*\*Means\.\*\*[\s\S]*\*\*Found\.\*\*[\s\S]*\*\*Fix\.\*\*/,
      );
    }
  });
});

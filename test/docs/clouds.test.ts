import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { cloudsTable } from './clouds-table';

test('docs/clouds.md holds what the catalogue has of each kind of link (npx tsx test/docs/write-clouds.ts writes it)', () => {
  expect(readFileSync(path.join(__dirname, '../../docs/clouds.md'), 'utf8')).toContain(cloudsTable());
});

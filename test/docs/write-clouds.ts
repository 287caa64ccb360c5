import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { cloudsTable } from './clouds-table';

/* Writes the tables of docs/clouds.md anew out of the catalogue. */
const file = path.join(__dirname, '../../docs/clouds.md');
const [before, , after] = readFileSync(file, 'utf8').split(/(?<=<!-- (?:begin|end) of the catalogue's tables -->\n)/);
writeFileSync(file, `${before}${cloudsTable()}<!-- end of the catalogue's tables -->\n${after ?? ''}`);

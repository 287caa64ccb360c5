import { chmodSync, type Dirent, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RenderedFile } from '../edge';
import { unwritableEdgeFileProblem } from '../errors';

/**
 * Writes files, all or none: first each beside its place, then all into their places. A file with keys is nobody else's from its first byte on.
 *
 * @param folder is made where it is not there
 * @param files with names that may have folders in them
 * @throws HybridNetworkError when one cannot be written; what was written of it until then is removed
 */
export function writeFiles(folder: string, files: readonly RenderedFile[]): void {
  const places = files.map((file) => ({ ...file, place: path.join(folder, file.name) }));
  const parts: string[] = [];
  try {
    for (const { place, text, secret } of places) {
      attempt(place, () => makeWay(place, secret));
      parts.push(partOf(place));
      attempt(place, () => writePart(partOf(place), text, secret));
    }
    for (const { place } of places) attempt(place, () => renameSync(partOf(place), place));
  } finally {
    for (const part of parts) rmSync(part, { force: true });
  }
}

const partOf = (place: string): string => `${place}.part`;

function attempt(place: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw unwritableEdgeFileProblem(place, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function makeWay(place: string, secret: boolean): void {
  mkdirSync(path.dirname(place), { recursive: true, mode: secret ? 0o700 : 0o755 });
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error(place), { code: 'EISDIR' });
}

function writePart(part: string, text: string, secret: boolean): void {
  rmSync(part, { force: true });
  writeFileSync(part, '', { mode: 0o600, flag: 'wx' });
  chmodSync(part, secret ? 0o600 : 0o644);
  writeFileSync(part, text);
}

/** A file that an earlier run may have left. */
export interface LeftFile {
  /** Its name in the folder. */
  readonly name: string;
  /** The beginning of its text. */
  readonly head: string;
}

/** As much of a file as shows who wrote it. */
const HEAD = 400;

/**
 * Files of such names in the folders that files are written to, sorted.
 *
 * @param folder what files were written to
 * @param isWanted of a name without folders
 */
export function leftFiles(folder: string, isWanted: (name: string) => boolean): readonly LeftFile[] {
  const found = entriesOf(folder).filter(isFolder).flatMap((outer) => [
    ...filesIn(folder, outer.name),
    ...entriesOf(path.join(folder, outer.name)).filter(isFolder).flatMap((inner) => filesIn(folder, path.join(outer.name, inner.name))),
  ]);
  return found.filter((name) => isWanted(path.basename(name))).sort().map((name) => ({ name, head: headOf(path.join(folder, name)) }));
}

const filesIn = (folder: string, inside: string): readonly string[] =>
  entriesOf(path.join(folder, inside)).filter((entry) => entry.isFile()).map(({ name }) => path.join(inside, name));

const isFolder = (entry: Dirent): boolean => entry.isDirectory();

/** What cannot be read is nobody's. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function headOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, HEAD);
  } catch {
    return '';
  }
}

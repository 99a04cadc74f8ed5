/** Fails when dist/ is not what the sources build to. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, bundleInto } from './bundle.mjs';

const built = mkdtempSync(join(tmpdir(), 'timeout-lint-dist-'));
try {
  await bundleInto(built);
  const expected = filesOf(built);
  const committed = filesOf(join(ROOT, 'dist'));
  const differences = [...new Set([...expected.keys(), ...committed.keys()])]
    .toSorted()
    .filter((name) => expected.get(name) !== committed.get(name))
    .map(
      (name) =>
        `  dist/${name} ${committed.has(name) ? (expected.has(name) ? 'differs' : 'is left over') : 'is missing'}`,
    );
  if (differences.length > 0) {
    console.error(
      `dist/ is not what the sources build to; run "npm run bundle" and commit it.\n${differences.join('\n')}`,
    );
    process.exitCode = 1;
  } else {
    console.log(`dist/ is what the sources build to (${expected.size} files).`);
  }
} finally {
  rmSync(built, { recursive: true, force: true });
}

/** Content and executability of every file, by its path inside `folder`; none when there is no such folder. */
function filesOf(folder) {
  const files = new Map();
  let entries = [];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return files;
  }
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const executable = process.platform !== 'win32' && (statSync(path).mode & 0o111) !== 0;
    files.set(path.slice(folder.length + 1), `${executable ? 'x' : '-'}${readFileSync(path, 'utf8')}`);
  }
  return files;
}

import { spawnSync } from 'node:child_process';

/** A Python that has a package, and the version of the package. */
export interface PythonPackage {
  readonly python: string;
  readonly version: string;
}

/** The Python of `PYTHON`, of `PATH` or of the system that has a package; undefined where none has it. */
export function findPackage(name: string): PythonPackage | undefined {
  for (const python of [process.env['PYTHON'], 'python3', '/usr/bin/python3']) {
    if (python === undefined) continue;
    const script = `import ${name}; from importlib.metadata import version; print(version('${name}'))`;
    const { status, stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
    if (status === 0) return { python, version: stdout.trim() };
  }
  return undefined;
}

/** Runs a script that reads JSON from its standard input and prints JSON. */
export function askPython(python: string, script: string, input: unknown = null): unknown {
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}

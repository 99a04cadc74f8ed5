/** Tells of each survivor as it is found: a run takes long. */
import { readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { changeOf } from './change.mjs';

class Survivors {
  onMutantTested({ status, fileName, location, replacement, mutatorName }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return;
    const source = readFileSync(fileName, 'utf8').split('\n');
    const { line, column } = location.start;
    console.log(
      `${status} ${fileName}:${line}:${column} ${mutatorName}: ${changeOf({ location, replacement }, source)}`,
    );
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', Survivors)];

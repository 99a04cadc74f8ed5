#!/usr/bin/env node
/** What people start: it loads the program from its parts, with the code that was compiled for an earlier run. */
import { join } from 'node:path';
import process from 'node:process';
import { codeFolder } from './codeFolder.js';
import { load } from './load.js';

/** Told by the bundle: other words for other contents. */
declare const BUILD: string;

load(join(__dirname, 'parts'), 'main.cjs', codeFolder(BUILD, process));

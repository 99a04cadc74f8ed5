import config from './jest.real.config.mjs';

/** All others: what real programs read, take and print. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/real/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/real/experiments/',
    '/test/real/(effective|time)\\.test',
    '/test/real/defaults/(nginx|stated)\\.test',
  ],
  maxWorkers: 2,
};

/** Leaves texts for people unchanged: that a test does not repeat the words of a message is no gap in it. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const texts = {
  shouldIgnore({ node }) {
    return node.type === 'StringLiteral' && /\p{L} \p{L}|^https:/u.test(node.value) ? 'a text for people' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'texts', texts)];

/** `Globals` of a SAM template: what all resources of a kind have unless they say otherwise. */
import { type Body, bodyOf, type Entry } from '../shared/infrastructure/index.js';

/** The sections of `Globals`, by the type of resource that they are for. */
const SECTIONS: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'Function',
  'AWS::Serverless::Api': 'Api',
  'AWS::Serverless::HttpApi': 'HttpApi',
  'AWS::Serverless::WebSocketApi': 'WebSocketApi',
  'AWS::Serverless::SimpleTable': 'SimpleTable',
  'AWS::Serverless::StateMachine': 'StateMachine',
};

/** The properties of a resource over those that `Globals` has for its type; maps are merged, what else there is replaced. */
export function withGlobals(type: string, properties: Body, globals: Body | undefined): Body {
  const section = Object.hasOwn(SECTIONS, type) ? globals?.entry(SECTIONS[type] as string)?.value : undefined;
  return section?.kind === 'body' ? merged(section, properties, 0) : properties;
}

function merged(under: Body, over: Body, depth: number): Body {
  const entries = new Map<string, Entry>();
  for (const body of [under, over]) {
    for (const key of body.keys()) {
      const own = body.entry(key);
      const other = entries.get(key);
      if (own === undefined) continue;
      const both = own.value.kind === 'body' && other?.value.kind === 'body' && depth < 10;
      entries.set(key, both ? { ...own, value: merged(other.value, own.value, depth + 1) } : own);
    }
  }
  return bodyOf(entries, over.span, under.open || over.open);
}

/** Python's grammar brings the colours of its words; nothing here is shown in colours. */
export const styleTags = () => () => null;

const tag = new Proxy(() => tag, { get: () => tag });

export { tag as tags };

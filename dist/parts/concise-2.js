import{a}from"./concise.js";import"./finding.js";import"./palette.js";import"./place.js";import"./span.js";import"./printable.js";import"./runtime.js";export{a as renderConcise};

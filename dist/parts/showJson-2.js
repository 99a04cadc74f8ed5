import{a}from"./showJson.js";import"./hop.js";import"./timer.js";import"./span.js";import"./printable.js";import"./runtime.js";export{a as renderShowJson};

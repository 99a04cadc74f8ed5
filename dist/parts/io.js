function t(e){let n=e.isTTY===!0?e.columns:void 0;return Math.min(100,n!==void 0&&n>0?n:100)}export{t as a};

import{b as n}from"./timer.js";function i(r){let e=[];for(let o of n){let t=r.timer(o);t!==void 0&&e.push(t)}return e}export{i as a};

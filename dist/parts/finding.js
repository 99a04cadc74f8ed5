var r=["error","warning","info"];function o(n){return n.spans.find(e=>e.primary)??n.spans[0]}export{r as a,o as b};

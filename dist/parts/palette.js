var t=r=>r,n={error:t,warning:t,info:t,place:t,dim:t,strong:t,good:t};export{n as a};

import { matrix, seededRandom, setBackend, setThreads, matmul, zeros } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { cast, colMeans, addInPlace } from "@collapsar/linalg/parts";
import { laplace } from "@collapsar/kernels";
import { nystromPreconditioner, tiledOperator } from "@collapsar/rfm/parts";
const [n, d, C] = [Number(process.argv[2] ?? 8000), 30, 10];
const ridge = Number(process.argv[3] ?? 1e-3), landmarks = Number(process.argv[4] ?? 1000);
setThreads(2); loadNative(); setBackend("auto");
const random = seededRandom(5);
const X = matrix(n, d, Float64Array.from({length:n*d}, () => random.normal()));
const W = matrix(d, C, Float64Array.from({length:d*C}, () => random.normal()));
const S = matmul(X, W); const Y = zeros(n, C);
for (let i=0;i<n;i++){ let best=0; for(let c=1;c<C;c++) if (S.data[i*C+c]!+random.normal()>S.data[i*C+best]!) best=c; Y.data[i*C+best]=1; }
const kernel = laplace({ bandwidth: 7 } as never);
const exact = tiledOperator(kernel, X, 512);
const X32 = cast(X, "f32");
const op32 = tiledOperator(kernel, X32, 512);
const quick = (V:any) => { const P = op32.apply(cast(V,"f32")); return {...P, data: Float64Array.from(P.data)}; };
for (let k=0;k<3;k++) for (const [name,f] of [["f64",exact.apply],["f32",quick]] as const) { const t=performance.now(); f(Y); console.log(name, (performance.now()-t).toFixed(0)); }
const precondition = nystromPreconditioner({ kernel, X, ridge, landmarks, random });
const A = (op:any) => (V:any) => addInPlace(op(V), V, ridge);
const cp=(P:any,Q:any)=>{const s=new Float64Array(P.cols);for(let i=0,a=0;i<P.rows;i++)for(let c=0;c<P.cols;c++,a++)s[c]!+=P.data[a]*Q.data[a];return s;};
const comb=(P:any,fa:any,Q:any,fb:any)=>{for(let i=0,a=0;i<P.rows;i++)for(let c=0;c<P.cols;c++,a++)P.data[a]=(fa===1?1:fa[c])*P.data[a]+(fb===1?1:fb[c])*Q.data[a];};
const ratio=(a:any,b:any)=>a.map((v:number,c:number)=>b[c]>0?v/b[c]:0);
const norms=cp(Y,Y); const res=(R:any)=>Math.sqrt(Math.max(...ratio(cp(R,R),norms)));
function cg(mode:"exact"|"restart"|"keep", drop=1e-3) {
  let ex=0, qu=0; const t=performance.now();
  const E=(V:any)=>{ex++;return A(exact.apply)(V)}, Qk=(V:any)=>{qu++;return A(quick)(V)};
  const x=zeros(n,C), r={...Y,data:Y.data.slice()}; let z=precondition(r); const p={...z,data:Float64Array.from(z.data)}; let rz=cp(r,z); let residual=1, anew=1; const log:string[]=[];
  for (let it=0; it<300 && residual>1e-8; it++) {
    const q = mode==="exact" ? E(p) : Qk(p);
    const st=ratio(rz,cp(p,q)); comb(x,1,p,st); comb(r,1,q,st.map((s:number)=>-s)); residual=res(r);
    let restart=false; let old:any;
    if (mode!=="exact" && residual<=Math.max(1e-8, drop*anew)) { const ax=E(x); const before=residual; old=Float64Array.from(r.data); for(let i=0;i<r.data.length;i++) r.data[i]=Y.data[i]!-ax.data[i]; residual=res(r); log.push(before.toExponential(0)+"→"+residual.toExponential(1)); anew=residual; restart=mode==="restart"; }
    z=precondition(r); const next=cp(r,z); if(restart) p.data.set(z.data); else comb(p,ratio(next,rz),z,1); rz=next;
  }
  console.log(mode, drop, "exact", ex, "quick", qu, "s", ((performance.now()-t)/1000).toFixed(1), "res", residual.toExponential(1), log.join(" "));
}
cg("exact"); for (const drop of [1e-2,1e-3,1e-4]) { cg("restart",drop); cg("keep",drop); }

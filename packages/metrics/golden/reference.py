"""Every quantity of the package by plain NumPy and SciPy formulas, independent of its code (CC0).

Run it to write features.json and values.json again; other libraries may test themselves against them.
"""
import numpy as np, json, scipy.linalg as sl
from scipy.optimize import minimize
rng=np.random.default_rng(5)
C,p=4,7; sizes=[9,12,7,10]; y=np.repeat(np.arange(C),sizes); M0=2*rng.normal(size=(C,p)); H=M0[y]+.5*rng.normal(size=(len(y),p))+.3
W=rng.normal(size=(C,p))+.7*M0+.5; b=rng.normal(size=C); O=rng.normal(size=(15,p))*2
n=len(y); nc=np.array(sizes); mu=np.array([H[y==c].mean(0) for c in range(C)]); mG=H.mean(0); M=(mu-mG)
E=(np.eye(C)-1/C)/np.sqrt(C-1); nr=np.linalg.norm
def rowgeo(A):
    N=nr(A,axis=1); U=A/N[:,None]; cs=(U@U.T)[np.triu_indices(C,1)]; G=A@A.T
    return dict(equinorm=N.std()/N.mean(),equiangular=cs.std(),maxAngle=np.abs(cs+1/(C-1)).mean(),etfDistance=nr(G/nr(G)-E))
def ranks(s):
    q=s/s.sum(); return dict(stable=(s**2).sum()/s[0]**2,participation=(s**2).sum()**2/(s**4).sum(),effective=np.exp(-(q*np.log(q)).sum()))
D=H-mu[y]; SW=D.T@D/n; SB=(M*(nc/n)[:,None]).T@M
out={}
out['nc1']=dict(bounded=np.trace(SW)/(np.trace(SW)+np.trace(SB)),pinv=np.trace(SW@np.linalg.pinv(SB,rcond=1e-10))/C)
Wc=W-W.mean(0)
out['classifier']=dict(nc0=nr(W.sum(0)),nc0Relative=nr(W.sum(0))/nr(W,axis=1).sum(),**rowgeo(W),product=nr(W@M.T/nr(W@M.T)-E),biasRelation=nr(W@mG+b),centred=rowgeo(Wc))
cosw=lambda A:np.array([A[c]@M[c]/nr(A[c])/nr(M[c]) for c in range(C)])
out['nc3']=dict(selfDuality=nr(W/nr(W)-M/nr(M)),centred=dict(selfDuality=nr(Wc/nr(Wc)-M/nr(M)),alignment=dict(mean=cosw(Wc).mean(),variance=cosw(Wc).var())))
G=mu@mu.T; out['nc2']=dict(orthogonalFrame=nr(G/nr(G)-np.eye(C)/np.sqrt(C)))
out['norms']=dict(mean=nr(H,axis=1).mean(),centred=nr(H-mG,axis=1).mean())
out['ranks']=dict(features=ranks(np.linalg.svd(H-mG,compute_uv=0)),means=ranks(np.linalg.svd(M,compute_uv=0)[:C-1]),weights=ranks(np.linalg.svd(W,compute_uv=0)))
dec=(H@W.T+b).argmax(1); near=((H[:,None]-mu[None])**2).sum(-1).argmin(1)
out['accuracy']=dict(classifier=(dec==y).mean(),nearestMean=(near==y).mean()); out['nc4']=(dec!=near).mean()
U=W/nr(W,axis=1)[:,None]; ds=[]
for k in range(C):
    o=[j for j in range(C) if j!=k]
    f=lambda t:(lambda l:((U[k]-l@U[o])**2).sum())(np.exp(t)/np.exp(t).sum())
    best=min((minimize(lambda l:((U[k]-l@U[o])**2).sum(),np.ones(C-1)/(C-1),bounds=[(0,1)]*(C-1),constraints=dict(type='eq',fun=lambda l:l.sum()-1),method='SLSQP',options=dict(ftol=1e-16,maxiter=1000)).fun for _ in range(1)))
    ds.append(np.sqrt(best))
out['margin']=min(ds)
P=np.eye(C)-1/C; Z=P@np.eye(C)[y].T; V,L,Ut=np.linalg.svd(Z,full_matrices=False); k=C-1
T=V[:,:k]*L[:k]@V[:,:k].T; Q=Ut[:k].T*L[:k]@Ut[:k]; Gb=np.array([[Q[np.ix_(y==a,y==c)].mean() for c in range(C)] for a in range(C)])
out['seli']=dict(weights=nr(W@W.T/nr(W@W.T)-T/nr(T)),means=nr(G/nr(G)-Gb/nr(Gb)))
# ood
def auc(i,o): return np.mean([(a>o).mean()+.5*(a==o).mean() for a in i])
def fpr(i,o): t=np.sort(i)[::-1][int(np.ceil(.95*len(i)))-1]; return (o>=t).mean()
mean,std=H.mean(0),H.std(0); Xs=(H-mean)/std; w,v=np.linalg.eigh(np.cov(Xs.T,bias=True)); w=w[::-1];v=v[:,::-1]
kk=np.searchsorted(np.cumsum(w)/w.sum(),.9)+1
neco=lambda X:nr(((X-mean)/std)@v[:,:kk],axis=1)/nr((X-mean)/std,axis=1)
iS=np.linalg.inv(SW); maha=lambda X:-np.array([[ (x-m)@iS@(x-m) for m in mu] for x in X]).min(1)
lg=lambda X:X@W.T+b
lse=lambda X:np.log(np.exp(lg(X)).sum(1)); msp=lambda X:(np.exp(lg(X))/np.exp(lg(X)).sum(1,keepdims=True)).max(1)
nci=lambda X:(W[lg(X).argmax(1)]*(X-mG)).sum(1)/nr(X-mG,axis=1)+1e-4*np.abs(X).sum(1)
u=-np.linalg.pinv(W)@b; ew,ev=np.linalg.eigh((H-u).T@(H-u)/n); NS=ev[:,::-1][:,p//2:]; al=lg(H).max(1).mean()/nr((H-u)@NS,axis=1).mean(); vim=lambda X:lse(X)-al*nr((X-u)@NS,axis=1)
out['ood']={k:dict(auroc=auc(f(H),f(O)),fpr95=fpr(f(H),f(O))) for k,f in dict(neco=neco,nci=nci,vim=vim,mahalanobis=maha,energy=lse,msp=msp).items()}
# per class
out['classes']=[dict(variance=((H[y==c]-mu[c])**2).sum(1).mean(),norm=nr(M[c]),effectiveRank=ranks(np.linalg.svd(H[y==c]-mu[c],compute_uv=0)[:min(p,sizes[c]-1)])['effective']) for c in range(C)]
cs=(M/nr(M,axis=1)[:,None])@(M/nr(M,axis=1)[:,None]).T; out['smallestAngle']=np.arccos(cs[np.triu_indices(C,1)].max())
# cka
G2=rng.normal(size=(n,5)); 
def hs(K,L):
    K=K-np.diag(np.diag(K));L=L-np.diag(np.diag(L)); o=np.ones(n); return (np.trace(K@L)+o@K@o*(o@L@o)/((n-1)*(n-2))-2*o@K@L@o/(n-2))/(n*(n-3))
K,L=H@H.T,G2@G2.T; out['cka']=hs(K,L)/np.sqrt(hs(K,K)*hs(L,L))

# regression
Y=rng.normal(size=(n,2))@rng.normal(size=(2,2)); Wr=rng.normal(size=(2,p)); 
Hc=H-mG; Hh=Hc/nr(Hc,axis=1)[:,None]; Vt=np.linalg.svd(Hc)[2][:2]; R=np.linalg.svd(Wr)[2][:2]
S=np.cov(Y.T,bias=True); A=Wr@Wr.T; Sh=sl.sqrtm(S).real; lm=np.linalg.eigvalsh(S)[0]; gs=np.linspace(0,lm*(1-1e-9),200001)
f=lambda g:nr(A/nr(A)-(Sh-np.sqrt(g)*np.eye(2))/nr(Sh-np.sqrt(g)*np.eye(2)))**2
out['regression']=dict(nrc1=((Hh-Hh@Vt.T@Vt)**2).sum(1).mean(),nrc2=((Hh-Hh@R.T@R)**2).sum(1).mean()); out['regression']['nrc3']=min(map(f,gs[::50]))

json.dump(out, open('values.json', 'w'), indent=1)
data = dict(features=H, labels=y, weights=W, bias=b, ood=O, other=G2, targets=Y, regressionWeights=Wr)
json.dump({name: value.tolist() for name, value in data.items()}, open('features.json', 'w'))


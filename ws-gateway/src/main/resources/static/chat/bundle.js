// Made by bundle-widget.sh with esbuild@0.25.12; do not edit. Modules: sha256 d36c42ff0301f6bec03445b90d3639e404876de83052fcb3ca121b8c0d372685
var I=class{#e;#t;constructor(e,n){this.#e=e,this.#t=n}get items(){return this.#e}add({id:e,text:n,at:i}){this.#n([...this.#e,{id:e,text:n,at:i}].slice(-20))}told(e){this.#n(this.#e.filter(({id:n})=>!e.has(n)))}clear(){this.#n([])}#n(e){this.#e=e,this.#t(e)}};function s(t,e={},...n){return we(document.createElement(t),e,n)}function b(t,e={},...n){return we(document.createElementNS("http://www.w3.org/2000/svg",t),e,n)}function f(t,e){t.textContent!==e&&(t.textContent=e)}function we(t,e,n){for(let[i,o]of Object.entries(e))typeof o=="function"?t.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&t.setAttribute(i,o===!0?"":String(o));return t.append(...n.filter(i=>i!==void 0&&i!==!1)),t}var Ft={chat:"M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 20 17h-7.5L8 21v-4H4a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 4 5.5Z M7.5 10h9 M7.5 13h5.5",close:"M6 6l12 12 M18 6 6 18",send:"M12 20V5 M5.5 11.5 12 5l6.5 6.5",down:"M12 5v14 M5.5 12.5 12 19l6.5-6.5",copy:"M9 8.5h9.5a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-9A1.5 1.5 0 0 1 9 8.5Z M4.5 15.5H4A1.5 1.5 0 0 1 2.5 14V5A1.5 1.5 0 0 1 4 3.5h9.5A1.5 1.5 0 0 1 15 5v.5",more:"M12 5.5v.1 M12 12v.1 M12 18.5v.1",download:"M12 4v11.5 M7 11l5 5 5-5 M4.5 20h15",again:"M4.5 12a7.5 7.5 0 1 1 2.2 5.3 M4.5 20v-4.5H9",check:"M5 12.5l4.5 4.5L19 7.5",clock:"M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.5V12l3 2",alert:"M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.8v5 M12 16v.1","thumb-up":"M7.5 11v9H5a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 5 11h2.5Z M7.5 11l4-7.5a2.6 2.6 0 0 1 2.2 2.9L13.2 9.5h5.2a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7.5","thumb-down":"M16.5 13v-9H19a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 19 13h-2.5Z M16.5 13l-4 7.5a2.6 2.6 0 0 1-2.2-2.9l.5-3.1H5.6a2 2 0 0 1-2-2.4l1.2-6.5a2 2 0 0 1 2-1.6h9.7",star:"M12 3.6l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 17l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z",person:"M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8Z M4.5 20.5a7.5 6 0 0 1 15 0",mail:"M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5Z M4 7l8 6 8-6",wifi:"M3.5 9.5a13 13 0 0 1 17 0 M7 13.3a8 8 0 0 1 10 0 M12 18v.1 M4 4l16 16",book:"M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2c2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5Z M12 6.5V20"};function p(t){return b("svg",{class:"icon",viewBox:"0 0 24 24","aria-hidden":"true"},b("path",{d:Ft[t]}))}var Ut=["en","de","fr","es","ar"],jt=["ar"];async function ye(t,e="{}"){let n=t.split("-")[0].toLowerCase(),i=Ut.find(a=>a===n)??"en",o=`./texts/${i}.js`,{default:r}=await import(o);return{...Wt(r,Bt(e)),locale:i===n&&Pt(t)?t:i,dir:jt.includes(i)?"rtl":"ltr"}}function x(t,e,{locale:n}){return t.replace(/\{(\w+)\}/g,(i,o)=>{let r=e[o];return typeof r=="number"?new Intl.NumberFormat(n).format(r):r??i})}function _(t,e,n){return x(t[new Intl.PluralRules(n.locale).select(e)]??t.other,{n:e},n)}function Pt(t){try{return Intl.DateTimeFormat.supportedLocalesOf(t).length>0}catch{return!1}}function Wt(t,e){let n=Object.entries(t).map(([i,o])=>{let r=e?.[i];return r===void 0||ee(r)!==ee(o)?[i,o]:[i,ee(o)==="forms"?{...o,...r}:r]});return Object.fromEntries(n)}function ee(t){return Array.isArray(t)?"list":typeof t=="object"?"forms":typeof t}function Bt(t){try{return JSON.parse(t)}catch(e){return console.warn("Quire: data-texts is not JSON.",e),{}}}var Vt=/[^\P{Cc}\t\n]/gu;function S(t){return t.replace(/\r\n?/g,`
`).replace(Vt,"").toWellFormed().trim()}var te=2e3,Gt=200,N=class{#e;#t;#n="";constructor(e,n){this.#e=e,this.#t=n,this.field=s("textarea",{rows:"1",dir:"auto",enterkeyhint:"send","aria-label":e.composerLabel,placeholder:e.composerPlaceholder,"aria-describedby":"counter",oninput:()=>this.#s(),onkeydown:i=>this.#a(i)}),this.counter=s("span",{class:"counter",id:"counter",role:"status",hidden:!0}),this.button=s("button",{class:"send",type:"submit","aria-label":e.send,title:e.send,disabled:!0},p("send")),this.form=s("form",{class:"composer",onsubmit:i=>this.#r(i)},s("div",{class:"field"},this.field,this.counter,this.button))}offer(e){let{value:n}=this.field,i=n.endsWith(this.#n)?n.slice(0,n.length-this.#n.length).trimEnd():n.trimEnd();i.includes(e.trim())||(this.#n=e,this.#i(i?`${i}
${e}`:e))}#i(e){this.field.value=e,this.#s(),this.field.setSelectionRange(e.length,e.length)}get#o(){return S(this.field.value)}#a(e){e.key==="Enter"&&!e.shiftKey&&!e.isComposing&&(e.preventDefault(),this.form.requestSubmit())}#r(e){e.preventDefault();let n=this.#o;n&&ve(n)<=te&&(this.#i(""),this.#t(n))}#s(){let e=te-ve(this.#o);this.button.disabled=e===te||e<0,this.counter.hidden=e>=Gt,this.counter.textContent=x(e<0?this.#e.tooManyCharacters:this.#e.charactersLeft,{n:Math.abs(e)},this.#e),this.counter.classList.toggle("over",e<0),this.field.setAttribute("aria-invalid",e<0),this.field.style.height="auto",this.field.style.height=`${this.field.scrollHeight}px`}};function ve(t){return[...t].length}var g=Object.freeze({RESTART:1012,TOKEN_INVALID:4401,IDLE:4410,FRAME_TOO_LARGE:4413,TOO_MANY_ERRORS:4422,HEARTBEAT_MISSED:4440}),Kt=1e4,Yt=500,Te=3e4,Zt=1e3,Qt=1e4,Xt=4e3,L=class{#e;#t;#n;#i={phase:"idle"};#o=0;#a=0;#r={pause:void 0,deadline:void 0,ping:void 0,stable:void 0};constructor(e,n){this.#e=e,this.#t=n,window.addEventListener("online",()=>this.#f()),window.addEventListener("offline",()=>this.#h()),document.addEventListener("visibilitychange",()=>document.hidden||this.#h())}get status(){return this.#i}open(){this.#i.phase==="idle"&&this.#s()}retryNow(){(this.#i.phase==="waiting"||this.#i.phase==="stopped")&&this.#s()}restart(){this.#n&&this.#l(g.HEARTBEAT_MISSED)}send(e){return this.#i.phase!=="open"||this.#n.readyState!==WebSocket.OPEN?!1:(this.#n.send(JSON.stringify(e)),!0)}#s(){this.#m(),this.#d({phase:"connecting"});let e=new WebSocket(this.#e);this.#n=e,this.#r.deadline=setTimeout(()=>this.#l(g.HEARTBEAT_MISSED),Kt);let n=i=>o=>e===this.#n&&i(o);e.onopen=n(()=>e.send(JSON.stringify({type:"hello",...this.#t.hello()}))),e.onmessage=n(i=>this.#c(i.data)),e.onclose=n(i=>this.#l(i.code,i.reason))}#c(e){let n=tn(e);n?.type==="welcome"&&(this.#a=n.heartbeatSeconds*1e3,this.#r.ping=setInterval(()=>this.send({type:"ping"}),this.#a*.8),this.#r.stable=setTimeout(()=>this.#o=0,Qt),this.#d({phase:"open"})),this.#i.phase==="open"&&this.#u(2*this.#a),n&&n.type!=="pong"&&this.#t.received(n)}#l(e,n=""){this.#m();let i=this.#n;if(this.#n=void 0,i?.close(),e===g.TOO_MANY_ERRORS){this.#d({phase:"stopped"},e);return}if(e===g.IDLE){this.#d({phase:"idle"},e);return}let o=Jt(n)??en(e,this.#o,Math.random());this.#o++,this.#r.pause=setTimeout(()=>this.#s(),o),this.#d({phase:"waiting",retryAt:Date.now()+o},e)}#f(){this.#i.phase==="waiting"?this.#s():this.#h()}#h(){this.send({type:"ping"})&&this.#u(Xt)}#u(e){clearTimeout(this.#r.deadline),this.#r.deadline=setTimeout(()=>this.#l(g.HEARTBEAT_MISSED),e)}#d(e,n){this.#i=e,this.#t.changed(e,n)}#m(){clearTimeout(this.#r.pause),clearTimeout(this.#r.deadline),clearInterval(this.#r.ping),clearTimeout(this.#r.stable)}};function Jt(t){let e=/\bretryAfterMs=(\d{1,6})\b/.exec(t)?.[1];return e&&Math.min(Te,Number(e))}function en(t,e,n){return(t===g.RESTART||t===g.TOKEN_INVALID)&&e===0?Zt*n:Math.min(Te,Yt*2**e)*(.5+n/2)}function tn(t){try{return JSON.parse(t)}catch{return}}var ne=Object.freeze({entries:Object.freeze([])});function ie(t,{id:e,text:n,at:i,delivery:o,code:r}){let a=t.entries.find(c=>c.key===e);return a?a.delivery==="accepted"||a.delivery===o&&a.code===r?t:O(t,a,{...a,delivery:o,code:r}):{entries:[...t.entries,{kind:"own",key:e,text:n,at:i,delivery:o,code:r}]}}function oe(t,e,n){let i=t.entries.find(o=>o.key===e);return!i||i.delivery==="accepted"?t:O(t,i,{...i,delivery:"accepted",acceptedAt:n,code:void 0})}function re(t,e){return{entries:t.entries.filter(n=>n.key!==e)}}function Se(t,e){if(t.entries.some(r=>r.replyId===e.replyId))return t;let n=se(t,e.inReplyTo),i=Ce(e,n?.key??e.replyId),o={entries:t.entries.filter(r=>!on(r,e.inReplyTo))};return n?O(o,n,i):ae(o,i)}function Ee(t,e){if(t.entries.some(a=>a.key===e.replyId)||Ae(t,e.inReplyTo))return t;let{replyId:i,inReplyTo:o,text:r}=e;return ae(t,{kind:"notice",key:i,inReplyTo:o,text:r,at:Date.parse(e.at)})}function Me(t,e){if(Ae(t,e.inReplyTo))return t;let n=se(t,e.inReplyTo);if(e.index!==0&&e.index!==n?.nextIndex)return t;let i=e.index===0?e.text:n.text+e.text;return n?O(t,n,{...n,text:i,nextIndex:e.index+1}):ae(t,{kind:"answer",key:`draft-${e.inReplyTo}`,inReplyTo:e.inReplyTo,text:i,at:Date.parse(e.at),draft:!0,nextIndex:1,source:"model",quickReplies:[],cards:[]})}function ze(t,e){let n=e.map(({cursor:d,event:u})=>nn(t,d,u)),i=new Set(n.map(d=>d.key)),o=t.entries.findIndex(d=>i.has(d.key)),r=d=>d<o,a=new Set(n.map(d=>d.inReplyTo)),c=d=>!i.has(d.key)&&!(d.kind!=="own"&&a.has(d.inReplyTo)),l=t.entries.filter((d,u)=>!r(u)&&c(d)),h=d=>l.filter(u=>u.key===d.inReplyTo);return{entries:[...t.entries.filter((d,u)=>r(u)&&c(d)),...rn(n.toSorted((d,u)=>d.at-u.at).flatMap(d=>[...h(d),d])),...l.filter(d=>!a.has(d.key))]}}function Oe(t,e,n,i){let o=t.entries.find(r=>r.replyId===e);return o?O(t,o,{...o,rating:n,comment:i}):t}function Ae(t,e){return t.entries.some(n=>n.inReplyTo===e&&n.replyId)}function Re(t,e){let n=new Set(t.entries.filter(({kind:i})=>i==="answer").map(i=>i.inReplyTo));return t.entries.some(({key:i,acceptedAt:o})=>o!==void 0&&!n.has(i)&&e-o<6e4)}function Ie({entries:t}){let e=new Set(t.filter(i=>i.replyId).map(i=>i.inReplyTo)),n=t.filter(({kind:i})=>i==="own");return n.length>0&&n.every(({key:i})=>e.has(i))}function _e(t){return t.entries.findLast(e=>e.replyId)?.cursor}function Ne(t,e){let n=t.entries.filter(i=>i.replyId);return n.length-1-n.findLastIndex(i=>i.cursor===e)}function Le(t){let e=t.entries.at(-1);return e?.kind==="answer"?e.quickReplies:[]}function Ce(t,e,n=t.cursor){return{kind:"answer",key:e,inReplyTo:t.inReplyTo,text:t.text,at:Date.parse(t.at),draft:!1,replyId:t.replyId,cursor:n,source:t.source,quickReplies:t.quickReplies??[],cards:t.cards??[],action:t.action}}function nn(t,e,n){if(n.type==="message"){let o=Date.parse(n.at);return{kind:"own",key:n.messageId,text:n.text,at:o,delivery:"accepted",acceptedAt:o}}return t.entries.find(o=>o.replyId===n.replyId)??Ce(n,se(t,n.inReplyTo)?.key??n.replyId,e)}function se(t,e){return t.entries.find(n=>n.draft&&n.inReplyTo===e)}function on(t,e){return t.kind==="notice"&&t.inReplyTo===e}function O(t,e,n){return{entries:t.entries.map(i=>i===e?n:i)}}function ae(t,e){let n=t.entries.findLastIndex(i=>i.kind!=="own"||i.delivery==="accepted");return{entries:t.entries.toSpliced(n+1,0,e)}}function rn(t){return[...new Map(t.map(e=>[e.key,e])).values()]}var ce="quire.token",le="quire.shown",de="quire.opinion",De="quire.outbox",$e="quire.accepted",m={token:()=>C(k,ce),keepToken:t=>w(k,ce,t),shown:()=>C(k,le),keepShown:t=>w(k,le,t),opinion:()=>C(k,de),keepOpinion:t=>w(k,de,t),forgetSession(){w(k,de,void 0),w(k,ce,void 0),w(k,le,void 0)},outbox:()=>qe(De),keepOutbox:t=>He(De,t),accepted:()=>qe($e),keepAccepted:t=>He($e,t)};function k(){return window.localStorage}function Fe(){return window.sessionStorage}function qe(t){try{return JSON.parse(C(Fe,t)??"[]")}catch{return[]}}function He(t,e){w(Fe,t,e.length?JSON.stringify(e):void 0)}var D=new Map;function C(t,e){if(D.has(e))return D.get(e);try{return t().getItem(e)??void 0}catch{return}}function w(t,e,n){try{n===void 0?t().removeItem(e):t().setItem(e,n),D.delete(e)}catch{D.set(e,n)}}function Ue(){if(crypto.randomUUID)return crypto.randomUUID();let t=crypto.getRandomValues(new Uint8Array(16));return t[6]=t[6]&15|64,t[8]=t[8]&63|128,Array.from(t,n=>n.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/,"$1-$2-$3-$4-$5")}var $=class{#e;#t;#n=!1;#i=0;#o;constructor(e,n){this.#e=e.map(i=>i.state==="sending"?{...i,state:"queued"}:i),this.#t=n}get items(){return this.#e}add(e){this.#e=[...this.#e,{...e,state:"queued"}],this.#r()}resume(){this.#n=!0,this.#i=0,this.#a()}pause(){this.#n=!1,this.#a()}accepted(e){this.#c(e)&&(this.#i=0,this.remove(e))}rejected(e,n,i){let o=e?this.#c(e):this.#l();if(!o)return;if((i!==void 0||pe(n))&&++this.#i<5){clearTimeout(this.#o),this.#o=setTimeout(()=>this.#a(),i??2e3);return}this.#i=0,this.#s(o,{...o,state:"failed",code:n})}retry(e,n){let i=this.#c(e),o={...i,at:n,state:"queued",code:void 0};this.#e=[...this.#e.filter(r=>r!==i),o],this.#r()}remove(e){this.#e=this.#e.filter(n=>n.id!==e),this.#r()}clear(){this.#e=[],this.#r()}#a(){clearTimeout(this.#o),this.#e=this.#e.map(e=>e.state==="sending"?{...e,state:"queued"}:e),this.#r()}#r(){let e=this.#e.find(n=>n.state==="queued");if(this.#n&&e&&!this.#l()){let n={...e,state:"sending"};this.#e=this.#e.map(i=>i===e?n:i),clearTimeout(this.#o),this.#o=setTimeout(()=>this.#t.unanswered(),2e4),this.#t.send(n)}this.#l()||clearTimeout(this.#o),this.#t.changed(this.#e)}#s(e,n){this.#e=this.#e.map(i=>i===e?n:i),this.#r()}#c(e){return this.#e.find(n=>n.id===e)}#l(){return this.#e.find(e=>e.state==="sending")}};function pe(t){return t==="rate-limited"||t==="unavailable"}var an=1500,q=class{#e;#t=s("span");#n;constructor(e,n){this.#e=e,this.#n=s("button",{type:"button",onclick:n}),this.element=s("div",{class:"banner",hidden:!0},p("wifi"),this.#t,this.#n)}show(e,n){let i=this.#e;switch(e.phase){case"idle":case"open":this.element.hidden=!0;break;case"connecting":this.#i(this.element.hidden,i.connecting);break;case"waiting":{let o=Math.max(0,e.retryAt-n),r=navigator.onLine?x(i.retryIn,{n:Math.ceil(o/1e3)},i):i.offline;this.#i(this.element.hidden&&o<an,r,i.tryNow);break}case"stopped":this.#i(!1,i.stoppedReason,i.reconnect);break}}#i(e,n,i){this.element.hidden=e,f(this.#t,n),f(this.#n,i??""),this.#n.hidden=i===void 0}};var H=class{#e;#t=s("span",{class:"badge",hidden:!0});constructor(e,n){this.#e=e,this.element=s("button",{class:"launcher",type:"button","aria-haspopup":"dialog","aria-label":e.openChat,onclick:n},p("chat"),s("span",{},e.help),this.#t)}showUnread(e){let n=this.#e,i=new Intl.NumberFormat(n.locale);this.#t.hidden=e===0,this.#t.textContent=e===0?"":e>9?`${i.format(9)}+`:i.format(e),this.element.setAttribute("aria-label",e?`${n.openChat}, ${_(n.unread,e,n)}`:n.openChat)}};var je=[["#1f3f4b","#f2efe4","#7fb3ad"],["#7a2f35","#f8ead9","#e0a58a"],["#27524a","#f4ecd8","#d9b36c"],["#3d3550","#f3ebdf","#b9a3d6"],["#e6dcc6","#2f3a45","#a9653b"],["#233a55","#f3ead7","#d8a24a"],["#d5dcd2","#26403a","#5d8471"],["#8a4a26","#fbeedb","#f0c48a"]],F=120,he=180,E=F/2,v={top:18,width:96,height:84},Pe=[21,18.5,16,14,12,10],ue=1.14,cn=.56,ln=.9,dn=/[mwMW@—]/,pn=/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u,We=[()=>[10,17,24].map(t=>mn(135,t)),()=>[116,129,142,155].map(t=>y(`M22 ${t}q9.5-9 19 0t19 0t19 0t19 0`)),()=>Array.from({length:12},(t,e)=>bn(e*Math.PI/6)),()=>[-26,0,26].map(t=>y(`M${E+t} 112l11 23l-11 23l-11-23Z`)),()=>[28,20,12].map(t=>y(`M${E-t} 160V140a${t} ${t} 0 0 1 ${2*t} 0V160`)),()=>[28,44,60,76,92].map((t,e)=>y(`M${t} ${e%2?122:112}V${e%2?150:160}`)),()=>[y("M30 156a30 30 0 0 1 60 0Z"),y("M20 156H100M34 163H86")]];function Ge({title:t}){let[e,n,i]=je[Ve(t)%je.length],o=We[Ve(t)%We.length];return b("svg",{class:"cover",viewBox:`0 0 ${F} ${he}`,"aria-hidden":"true"},b("rect",{width:F,height:he,fill:e}),b("rect",{x:6,y:6,width:F-12,height:he-12,fill:"none",stroke:i,"stroke-opacity":.7}),b("g",{fill:n},...hn(t)),b("g",{stroke:i,"stroke-width":1.8,fill:"none","stroke-linecap":"round","stroke-linejoin":"round"},...o()))}function hn(t){let{size:e,lines:n}=un(t.trim()),i=e*ue,o=v.top+(v.height-n.length*i)/2+e*.85;return n.map((r,a)=>b("text",{x:E,y:(o+a*i).toFixed(1),"font-size":e,"text-anchor":"middle"},r))}function un(t){for(let r of Pe){let a=Be(t,v.width/r);if(a.every(c=>U(c)<=v.width/r)&&a.length*r*ue<=v.height)return{size:r,lines:a}}let e=Pe.at(-1),n=v.width/e,i=Be(fn(t,n),n),o=Math.floor(v.height/(e*ue));return{size:e,lines:i.length>o?[...i.slice(0,o-1),"…"]:i}}function Be(t,e){let n=[];for(let i of t.split(/\s+/)){let o=n.length?`${n.at(-1)} ${i}`:i;n.length&&U(o)<=e?n[n.length-1]=o:n.push(i)}return n}function fn(t,e){let n=0;return[...t].map(i=>(n=/\s/.test(i)?0:n+U(i),n<=e?i:(n=U(i),` ${i}`))).join("")}function U(t){return[...t].reduce((e,n)=>e+(pn.test(n)?1:dn.test(n)?ln:cn),0)}function Ve(t){let e=2166136261;for(let n of t.normalize("NFC").toLowerCase())e=Math.imul(e^n.codePointAt(0),16777619)>>>0;return(e^e>>>15)>>>0}function y(t){return b("path",{d:t})}function mn(t,e){return b("circle",{cx:E,cy:t,r:e})}function bn(t){let[e,n]=[Math.cos(t),Math.sin(t)].map(i=>Number(i.toFixed(3)));return y(`M${E+10*e} ${135+10*n}L${E+25*e} ${135+25*n}`)}function Ke(t,e,n){let i=s("bdi",{},t.title),o=[t.genre,t.publishedIn].filter(Boolean).join(" · ");return s("article",{class:"book"},Ge(t),s("div",{class:"book-text"},s("h4",{},n?s("a",{href:n},i):i),s("p",{class:"book-author"},s("bdi",{},t.author)),t.why&&s("p",{class:"book-why"},s("bdi",{},t.why)),s("p",{class:"book-facts"},s("span",{class:"price"},Ze(t,e)),o&&s("bdi",{},o))))}function Ye(t,e){return`– ${t.title}, ${t.author}, ${Ze(t,e)}`}function Ze({priceCents:t,currency:e},{locale:n}){return new Intl.NumberFormat(n,{style:"currency",currency:e}).format(t/100)}var j=["placed","shipped","out-for-delivery","delivered"],Qe={processing:{steps:j,reached:0},shipped:{steps:j,reached:1},"out-for-delivery":{steps:j,reached:2},delivered:{steps:j,reached:3},returned:{steps:["placed","shipped","delivered","returned"],reached:3},cancelled:{steps:["placed","cancelled"],reached:1}};function Xe(t,e){let n=x(e.order,{number:t.orderNumber},e);return s("section",{class:"order","data-status":t.status,"aria-label":n},s("div",{class:"order-head"},s("span",{class:"order-number"},n),s("span",{class:"order-status"},e.orderStatus[t.status]??t.status)),Qe[t.status]&&gn(Qe[t.status],e),xn(t,e))}function gn({steps:t,reached:e},n){let i=t.map((o,r)=>{let a=r<e?"done":r===e?"current":"ahead";return s("li",{"data-state":a,"aria-current":a==="current"&&"step"},s("span",{},n.orderSteps[o]))});return s("ol",{class:"order-way"},...i)}function xn(t,e){let n=new Intl.DateTimeFormat(e.locale,{day:"numeric",month:"short",timeZone:"UTC"}),o=Object.entries(e.orderFacts).filter(([r])=>t[r]).map(([r,a])=>{let c=r.endsWith("On")?n.format(new Date(t[r])):t[r];return s("div",{},s("dt",{},a),s("dd",{},c))});return s("dl",{class:"order-facts"},...o)}function Je(t,e,n){let i=[];for(let o of t)switch(o?.type){case"order":i.push(...fe(()=>Xe(o,e)));break;case"book":for(let r of fe(()=>Ke(o,e,n(o))))i.at(-1)?.matches(".books")||i.push(s("ul",{class:"books","aria-label":e.books})),i.at(-1).append(s("li",{},r));break}return i}function P({text:t,cards:e},n){let i=e.filter(o=>o?.type==="book").flatMap(o=>fe(()=>Ye(o,n)));return[t,...i].join(`
`)}function fe(t){try{return[t()]}catch(e){return console.warn("Quire: a card was left out.",e),[]}}function W(t,e){let n=new Intl.DateTimeFormat(e.locale,{hour:"numeric",minute:"2-digit"});return s("time",{datetime:new Date(t).toISOString()},n.format(t))}function tt(t,e){let n=Math.round((et(Date.now())-et(t))/864e5);return n===0?e.today:n===1?e.yesterday:new Intl.DateTimeFormat(e.locale,{weekday:"long",day:"numeric",month:"long"}).format(t)}function et(t){return new Date(t).setHours(0,0,0,0)}var kn=500,wn=2e3;function nt(t,e,n){let i=s("span",{class:"thanks",role:"status"}),o,r=Tn(e,h=>{n.rate(t.replyId,o,h),a.find(({dataset:d})=>d.rating===o).focus()}),a=["up","down"].map(h=>yn(h,e,()=>n.rate(t.replyId,h)));return{elements:[s("div",{class:"foot","aria-live":"off"},W(t.at,e),s("span",{class:"tools"},vn(P(t,e),e),...a),i),r],update:({rating:h,comment:d})=>{a.forEach(u=>u.setAttribute("aria-pressed",u.dataset.rating===h)),f(i,h?e.thanksForRating:""),o=h,r.hidden=h===void 0||d!==void 0}}}function yn(t,e,n){let i=t==="up"?e.helpful:e.notHelpful;return s("button",{type:"button","data-rating":t,"aria-label":i,title:i,onclick:n},p(`thumb-${t}`))}function vn(t,e){if(!navigator.clipboard)return;let n=()=>{r("check",e.copied),setTimeout(()=>r("copy",e.copy),wn)},o=s("button",{type:"button",class:"copy",onclick:()=>navigator.clipboard.writeText(t).then(n,()=>o.disabled=!0)}),r=(a,c)=>{o.replaceChildren(p(a)),o.title=c,o.setAttribute("aria-label",c)};return r("copy",e.copy),o}function Tn(t,e){let n=s("input",{type:"text",maxlength:kn,dir:"auto","aria-label":t.commentLabel,placeholder:t.commentLabel}),i=s("button",{type:"submit","aria-label":t.sendComment,title:t.sendComment},p("send"));return s("form",{class:"comment",hidden:!0,onsubmit:r=>{r.preventDefault();let a=S(n.value);a&&e(a)}},n,i)}var it=/https:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;function A(t){let e=[],n=0;for(let i of t.matchAll(it)){let o=R(i[0].startsWith("https:")?i[0]:`mailto:${i[0]}`);o&&(e.push(document.createTextNode(t.slice(n,i.index)),me(o,i[0])),n=i.index+i[0].length)}return e.push(document.createTextNode(t.slice(n))),e}function ot(t){return t.match(it)?.find(e=>!e.startsWith("https:"))}function R(t){let e=URL.canParse(t)?new URL(t):void 0;return["https:","mailto:"].includes(e?.protocol)?e.href:void 0}function me(t,...e){return s("a",{href:t,title:t,target:"_blank",rel:"noopener noreferrer"},...e)}function rt(t,e,n){let i=ot(t);return s("section",{class:"contact","aria-label":e.handOver},s("h4",{},p("person"),e.handOver),i?s("a",{class:"mail",href:R(`mailto:${i}`),target:"_blank",rel:"noopener noreferrer"},p("mail"),s("bdi",{},i)):s("p",{},e.handOverAbove),s("button",{type:"button",class:"keep-copy",onclick:()=>n.download()},p("download"),e.download))}var Sn=[["***",["strong","em"]],["**",["strong"]],["__",["strong"]],["*",["em"]],["_",["em"]]],at=4,En=/[!-/:-@[-`{-~]/,st=/[\p{L}\p{N}]/u;function T(t,e=0){let n=new be(t),i=[],o="",r=0;for(;r<t.length;){let a=Mn(t,r,e,n);a?.node?(i.push(...A(o),a.node),o=""):o+=a?.text??t[r],r=a?.next??r+1}return i.push(...A(o)),i.filter(a=>a.nodeType!==Node.TEXT_NODE||a.data!=="")}function Mn(t,e,n,i){switch(t[e]){case"\\":return En.test(t[e+1])?{text:t[e+1],next:e+2}:void 0;case"`":return zn(t,e,i);case"[":return On(t,e,n,i);case"*":case"_":return Rn(t,e,n,i)}}function zn(t,e,n){let i=t.startsWith("``",e)?"``":"`",o=n.next(i,e+i.length),r=o>0&&t.slice(e+i.length,o);return r?{node:s("code",{dir:"ltr"},r),next:o+i.length}:void 0}function On(t,e,n,i){let o=i.next("](",e+1),r=i.next("[",e+1),a=o>0?i.next(")",o):-1;if(a<0||o===e+1||r>0&&r<o)return;let c=R(t.slice(o+2,a).trim().split(/\s/,1)[0]),l=t.slice(e+1,o);return c&&{node:me(c,...n<at?An(l,n):[l]),next:a+1}}function An(t,e){return T(t,e+1).map(n=>n.nodeName==="A"?document.createTextNode(n.textContent):n)}function Rn(t,e,n,i){let[o,r]=Sn.find(([u])=>t.startsWith(u,e)),a=e+o.length,c=n<at?i.next(o,a):-1;c>0&&o==="**"&&t[c+2]==="*"&&c++;let l=o[0]==="_"&&(st.test(t[e-1]??"")||st.test(t[c+o.length]??""));if(c<=a||l||/\s/.test(t[a])||/\s/.test(t[c-1]))return{text:o,next:a};let h=T(t.slice(a,c),n+1);return{node:r.reduceRight((u,Ht)=>[s(Ht,{},...u)],h)[0],next:c+o.length}}var be=class{#e;#t=new Map;constructor(e){this.#e=e}next(e,n){let i=this.#t.get(e);if(i&&n>=i.from&&(i.at<0||n<=i.at))return i.at;let o=this.#e.indexOf(e,n);return this.#t.set(e,{from:n,at:o}),o}};var V=/^ {0,3}```/,lt=/^ {0,3}#{1,6} +(.*)$/,B=/^( *)([-*+]|(\d{1,9})[.)]) +(.*)$/,In=4;function dt(t){let e=t.replace(/\r\n?/g,`
`).split(`
`),n=[],i=0;for(;i<e.length;){let[o,r]=_n(e,i);n.push(...o),i=r}return n}function _n(t,e){if(t[e].trim()==="")return[[],e+1];if(V.test(t[e]))return Nn(t,e+1);let n=lt.exec(t[e]);return n?[[s("p",{class:"heading"},...T(n[1]))],e+1]:B.test(t[e])?Dn(t,e):Ln(t,e)}function Nn(t,e){let n=e;for(;n<t.length&&!V.test(t[n]);)n++;let i=s("code",{},t.slice(e,n).join(`
`));return[[s("pre",{dir:"ltr",tabindex:"0"},i)],n+1]}function Ln(t,e){let n=e+1;for(;n<t.length&&t[n].trim()!==""&&!Cn(t[n]);)n++;return[[s("p",{dir:"auto"},...T(t.slice(e,n).join(`
`)))],n]}function Cn(t){return V.test(t)||lt.test(t)||B.test(t)}function Dn(t,e){let n=[],i=[],o=e;for(;o<t.length;o++){let r=t[o],a=B.exec(r);if(!a){if(ct(r)&&!V.test(r))n.at(-1).node.lastChild.append(`
`,...T(r.trim()));else if(r.trim()!==""||!(ct(t[o+1]??"")||B.test(t[o+1]??"")))break;continue}let c=a[1].length;for(;n.length>1&&c<n.at(-1).indent;)n.pop();if(n.length===0||c>n.at(-1).indent+1&&n.length<In){let l=a[3]===void 0?s("ul"):s("ol",{start:a[3]});(n.at(-1)?.node.lastChild??{append:h=>i.push(h)}).append(l),n.push({indent:c,node:l})}n.at(-1).node.append(s("li",{dir:"auto"},...T(a[4])))}return[i,o]}function ct(t){return/^ {2,}\S/.test(t)}var $n={day:qn,own:Hn,answer:Un,notice:jn,typing:Pn,offers:Wn};function pt(t,e,n){return $n[t.kind](e,n)}function qn(t){let e=s("time"),n=({at:i})=>{e.dateTime=new Date(i).toISOString(),f(e,tt(i,t))};return{element:s("div",{class:"day"},e),update:n}}function Hn(t,e){let n=s("div",{class:"bubble",dir:"auto"}),i=s("div",{class:"foot","aria-live":"off"}),o=s("article",{class:"entry own"},ge(t.you),n,i),r;return{element:o,update:({entry:c,endsGroup:l})=>{f(n,c.text),o.dataset.delivery=c.delivery,o.classList.toggle("ends-group",l);let h=[c.delivery,c.code,c.at,l].join();h!==r&&(r=h,i.hidden=!l&&c.delivery==="accepted",i.replaceChildren(...Fn(c,t,e)))}}}function Fn(t,e,n){switch(t.delivery){case"queued":return[p("clock"),e.waitingForConnection];case"sending":return[p("clock"),e.sending];case"accepted":return[W(t.at,e),p("check"),ge(e.accepted)];case"failed":{let i=pe(t.code)?s("button",{type:"button",onclick:()=>n.retry(t.key)},e.retry):s("button",{type:"button",onclick:()=>n.edit(t.key)},e.edit),o=e.reasons[t.code]??e.reasons.other;return[p("alert"),s("span",{role:"alert"},`${e.failed} ${o}`),i]}}}function Un(t,e){let n=s("div",{class:"bubble",dir:"auto"}),i=s("div",{class:"cards"}),o=s("article",{class:"entry answer"},ht(),ge(t.assistant),n,i),r={},a;return{element:o,update:({entry:l,endsGroup:h})=>{o.setAttribute("aria-busy",l.draft),o.classList.toggle("ends-group",h),(r.text!==l.text||r.draft!==l.draft)&&(n.replaceChildren(...l.source==="model"?dt(l.text):A(l.text)),n.classList.toggle("formatted",l.source==="model")),!l.draft&&!a&&(a=nt(l,t,e),i.replaceChildren(...Je(l.cards,t,e.bookHref)),l.action==="hand-over"&&i.append(rt(l.text,t,e)),o.append(...a.elements)),a?.update(l),r=l}}}function jn(){let t=s("bdi"),e=({entry:n})=>f(t,n.text);return{element:s("div",{class:"notice"},p("clock"),t),update:e}}function Pn(t){let e=[1,2,3].map(()=>s("i")),n=s("div",{class:"bubble",role:"img","aria-label":t.typing},...e);return{element:s("div",{class:"entry answer typing ends-group"},ht(),n),update:()=>{}}}function Wn(t,e){let n=s("div",{class:"offers"});return{element:n,update:({texts:o})=>{n.hasChildNodes()||n.append(...o.map(r=>s("button",{type:"button",onclick:()=>e.say(r)},s("bdi",{},r))))}}}function ht(){return s("span",{class:"avatar","aria-hidden":"true"},p("book"))}function ge(t){return s("span",{class:"spoken"},t)}var Bn=3*6e4;function ut(t,e){let{entries:n}=t,i=n.flatMap((r,a)=>{let c={key:r.key,kind:r.kind,entry:r,endsGroup:!Vn(r,n[a+1])};return a===0||G(r.at)!==G(n[a-1].at)?[{key:`day-before-${r.key}`,kind:"day",at:r.at},c]:[c]});Re(t,e)&&i.push({key:"typing",kind:"typing"});let o=Le(t);return o.length&&i.push({key:`offers-${n.at(-1).key}`,kind:"offers",texts:o}),i}function Vn(t,e){return e!==void 0&&e.kind===t.kind&&e.at-t.at<Bn&&G(e.at)===G(t.at)&&e.delivery===t.delivery&&t.delivery!=="failed"}function G(t){return new Date(t).toDateString()}var Gn=48,Kn=12,K=class{#e;#t;#n=new Map;#i=!0;#o;constructor(e,n){this.#e=e,this.#t=n,this.#o=s("h3",{},e.greeting),this.log=s("div",{class:"log",role:"log","aria-live":"polite","aria-label":e.conversation}),this.intro=this.#a(),this.scroller=s("div",{class:"scroller",tabindex:"0",onscroll:()=>this.#r()},this.intro,this.log),this.newest=s("button",{class:"newest",type:"button",hidden:!0,"aria-label":e.newest,title:e.newest,onclick:()=>this.toEnd()},p("down")),this.element=s("div",{class:"middle"},this.scroller,this.newest),new ResizeObserver(()=>this.#s()).observe(this.scroller)}greet(e){f(this.#o,e?x(this.#e.greetingByName,{name:e},this.#e):this.#e.greeting)}show(e,n){let i=ut(e,n);this.intro.classList.toggle("used",e.entries.length>0);let o=new Map(i.map(c=>[c.key,this.#n.get(c.key)??pt(c,this.#e,this.#t)])),r=i.findLast(({kind:c,key:l})=>c==="answer"&&!this.#n.has(l));this.#n.forEach((c,l)=>o.has(l)||c.element.remove()),this.#n=o;let a=null;for(let c of i){let l=o.get(c.key);l.update(c);let h=a?a.nextSibling:this.log.firstChild;h!==l.element&&this.log.insertBefore(l.element,h),a=l.element}this.#s(r&&o.get(r.key).element)}toEnd(){this.scroller.scrollTop=this.scroller.scrollHeight,this.#i=!0,this.newest.hidden=!0}#a(){let e=this.#e,n=i=>{let{label:o,say:r}=typeof i=="string"?{label:i,say:i}:i;return s("button",{type:"button",onclick:()=>this.#t.say(r)},o)};return s("section",{class:"intro"},this.#o,s("p",{},e.invitation),s("div",{class:"suggestions",role:"group","aria-label":e.suggestionsLabel},...e.suggestions.map(n)))}#r(){let{scrollHeight:e,scrollTop:n,clientHeight:i}=this.scroller;this.#i=e-n-i<Gn,this.newest.hidden=this.#i}#s(e){if(this.#i&&(this.toEnd(),e)){let n=this.scroller.getBoundingClientRect().top+Kn-e.getBoundingClientRect().top;this.scroller.scrollTop-=Math.max(0,n)}}};var Yn=500,M=class{#e;#t;#n;constructor(e,n,i=()=>{}){this.#t=s("input",{type:"text",maxlength:Yn,dir:"auto","aria-label":n.commentLabel,placeholder:n.commentLabel}),this.#e=[1,2,3,4,5].map(r=>s("input",{type:"radio",name:e,value:r,"aria-label":_(n.stars,r,n)})),this.#n=s("div",{class:"comment",hidden:!0},this.#t);let o=()=>{this.#n.hidden=!1,i()};this.element=s("fieldset",{class:"rate",onchange:o},s("legend",{},n.rateQuestion),s("div",{class:"stars"},...this.#e.map(r=>s("label",{},r,p("star")))),this.#n)}get given(){let e=this.#e.find(({checked:n})=>n);return e&&{rating:Number(e.value),comment:S(this.#t.value)||void 0}}clear(){this.#e.forEach(e=>e.checked=!1),this.#t.value="",this.#n.hidden=!0}};var Y=class{#e;constructor(e,n){let i=(a,c,l)=>s("button",{type:"button",onclick:l},p(c),a);this.button=s("button",{class:"header-button",type:"button","aria-expanded":"false","aria-controls":"menu","aria-label":e.more,title:e.more,onclick:()=>this.#i(),onmousedown:ft},p("more"));let o=i(e.download,"download",()=>{this.close(),n.download()}),r=i(e.startOver,"again",()=>{this.close(),this.#e.clear(),this.#e.element.hidden=!n.mayRate(),this.question.showModal()});this.list=s("div",{class:"menu",id:"menu",hidden:!0,onmousedown:ft,onfocusout:a=>this.#n(a)},o,r),this.#e=new M("parting",e),this.question=this.#o(e,n)}get isOpen(){return!this.list.hidden}close(){this.#t(),this.button.focus()}#t(){this.list.hidden=!0,this.button.setAttribute("aria-expanded","false")}#n({relatedTarget:e}){this.list.contains(e)||this.#t()}#i(){if(this.isOpen){this.close();return}this.list.hidden=!1,this.button.setAttribute("aria-expanded","true"),this.list.querySelector("button").focus()}#o(e,{startOver:n,rateWhole:i}){let o=(a,c,l)=>s("button",{class:c,type:"button",onclick:l},a),r=s("dialog",{class:"question",role:"alertdialog","aria-labelledby":"question","aria-describedby":"warning"},s("h3",{id:"question"},e.startOverQuestion),s("p",{id:"warning"},e.startOverWarning),this.#e.element,s("div",{class:"answers"},o(e.startOverCancel,"keep",()=>r.close()),o(e.startOver,"forget",()=>{r.close();let a=this.#e.given;a&&i(a.rating,a.comment),n()})));return r}};function ft(t){t.preventDefault()}var Zn=4e3,Z=class{#e;#t;#n;#i=s("p",{class:"thanks",role:"status"});#o;constructor(e,{rated:n,done:i}){this.#n=s("button",{type:"submit",class:"send-rating",hidden:!0},e.send),this.#e=new M("rating",e,()=>this.#n.hidden=!1);let o=a=>{a.preventDefault();let{rating:c,comment:l}=this.#e.given;n(c,l),this.#t.hidden=!0,f(this.#i,e.thanksForRating),this.#o=setTimeout(()=>this.hide(),Zn),i()},r=()=>{this.hide(),i()};this.#t=s("form",{onsubmit:o},this.#e.element,this.#n,s("button",{type:"button",class:"skip","aria-label":e.rateSkip,title:e.rateSkip,onclick:r},p("close"))),this.element=s("section",{class:"rating",hidden:!0,"aria-label":e.rateQuestion,onkeydown:({key:a})=>a==="Escape"&&r()},this.#t,this.#i)}ask(){this.hide(),this.#e.clear(),this.#n.hidden=!0,this.#t.hidden=!1,f(this.#i,""),this.element.hidden=!1}hide(){clearTimeout(this.#o),this.element.hidden=!0}};var Q=class{#e;#t;#n;#i;#o=s("p",{class:"status",role:"status"});#a;#r;#s;#c;constructor(e,n,i,o){this.#e=n,this.#t=i,this.composer=o,this.#n=new H(n,()=>this.open()),this.#i=new Z(n,{rated:i.rateWhole,done:()=>this.#n.element.focus()}),this.#a=new q(n,()=>i.reconnect()),this.#r=new K(n,i),this.#s=new Y(n,i),this.#c=this.#f(e)}get elements(){return[this.#n.element,this.#i.element,this.#c]}get isOpen(){return this.#c.open}open(){this.isOpen||(this.#i.hide(),this.#c.showModal(),this.#t.opened(),this.#r.toEnd(),this.focusComposer())}close(){this.#c.close()}askForRating(){this.#i.ask()}greet(e){this.#r.greet(e)}focusComposer(){if(this.#l===this.composer.field)return;(matchMedia("(pointer: coarse)").matches?this.#r.scroller:this.composer.field).focus({preventScroll:!0})}show(e,n){this.#r.show(e,n),this.#s.button.hidden=e.entries.length===0}showUnread(e){this.#n.showUnread(e)}showStatus(e,n){let i=this.#e,o={idle:i.ready,open:i.ready,connecting:i.connecting,waiting:i.disconnected,stopped:i.stopped};this.#c.dataset.phase=e.phase,f(this.#o,o[e.phase]),this.#a.show(e,n)}followNewest(){this.#r.toEnd()}get#l(){return this.#c.getRootNode().activeElement}#f(e){let n=s("button",{class:"header-button",type:"button","aria-label":this.#e.close,title:this.#e.close,onclick:()=>this.close()},p("close")),i=s("header",{},s("span",{class:"emblem","aria-hidden":"true"},p("book")),s("div",{class:"title"},s("h2",{id:"title"},e),this.#o),this.#s.button,n);return s("dialog",{class:"panel","aria-labelledby":"title",onclose:()=>this.#t.closed(),oncancel:o=>this.#h(o),onclick:o=>o.target===this.#c&&this.#u(o)&&this.close(),onkeydown:o=>this.#d(o)},i,this.#s.list,this.#a.element,this.#r.element,this.composer.form,this.#s.question)}#h(e){e.target===this.#c&&this.#s.isOpen&&(e.preventDefault(),this.#s.close())}#u({clientX:e,clientY:n}){let{left:i,right:o,top:r,bottom:a}=this.#c.getBoundingClientRect();return e<i||e>o||n<r||n>a}#d(e){if(e.key!=="Tab")return;let i=[...(this.#s.question.open?this.#s.question:this.#c).querySelectorAll('button, input, textarea, a[href], [tabindex="0"]')].filter(a=>!a.disabled&&a.checkVisibility()&&!Qn(a)),[o,r]=[i[0],i.at(-1)];(e.shiftKey?this.#l===o:this.#l===r)&&(e.preventDefault(),(e.shiftKey?r:o).focus())}};function Qn(t){if(t.type!=="radio")return!1;let e=[...t.closest("fieldset").querySelectorAll("[type=radio]")];return t!==(e.find(({checked:n})=>n)??e[0])}var X=class{#e=new Map;#t;constructor(e){this.#t=e}give(e,n,i){this.#n(e,{type:"feedback",replyId:e,rating:n,comment:i})}giveWhole(e,n){this.#n("the conversation",{type:"rate",rating:e,comment:n})}resume(){this.#e.forEach((e,n)=>this.#n(n,e))}clear(){this.#e.clear()}#n(e,n){this.#t(n)?this.#e.delete(e):this.#e.set(e,n)}};var xe=[0,0,0],z=[255,255,255],Xn=[27,30,33],mt=4.5,Jn=3;function kt(t){let e=ei(t);if(!e)return;let n=bt(e,z,xe,.88),i=bt(e,Xn,z,.8);return`:host { ${n} }
@media (prefers-color-scheme: dark) { :host { ${i} } }`}function wt(t,e){let[n,i]=[xt(t),xt(e)].sort((o,r)=>o-r);return(i+.05)/(n+.05)}function bt(t,e,n,i){let o=wt(t,z)>=mt?z:xe,r=ke(t,o===z?xe:z,.15),a=ke(t,e,i),c={accent:t,header:t,"accent-strong":r,"on-accent":o,"accent-soft":a,"accent-text":gt(t,a,n,mt),"accent-line":gt(t,e,n,Jn)};return Object.entries(c).map(([l,h])=>`--${l}: rgb(${h.join(" ")});`).join(" ")}function gt(t,e,n,i){return Array.from({length:21},(r,a)=>ke(t,n,a/20)).find(r=>wt(r,e)>=i)}function ke(t,e,n){return t.map((i,o)=>Math.round(i+(e[o]-i)*n))}function xt(t){let[e,n,i]=t.map(o=>{let r=o/255;return r<=.04045?r/12.92:((r+.055)/1.055)**2.4});return .2126*e+.7152*n+.0722*i}function ei(t){let e=t.replace(/^#(.)(.)(.)$/,"#$1$1$2$2$3$3");return/^#[\da-f]{6}$/i.test(e)?[1,3,5].map(n=>parseInt(e.slice(n,n+2),16)):void 0}var yt=`
:host([data-position="left"]) :is(.launcher, .panel, .rating) {
  right: auto;
  left: 24px;
}

:host([data-position="right"]) :is(.launcher, .panel, .rating) {
  right: 24px;
  left: auto;
}

:host([data-position="left"]) .question {
  right: auto;
  left: 59px;
}

:host([data-position="right"]) .question {
  right: 59px;
  left: auto;
}

/* An empty field counts as left to right; its placeholder goes where the language begins. */
:host(:dir(rtl)) :placeholder-shown {
  direction: rtl;
  text-align: right;
}

/* A phone: the whole screen, and no zooming in on a field, which needs 16 px. */

@media (max-width: 540px) {
  .launcher {
    inset-inline-end: 16px;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
  }

  .rating {
    inset-inline-end: 16px;
    inset-block-end: calc(max(16px, env(safe-area-inset-bottom)) + 66px);
  }

  :host([data-position]) :is(.panel, .question),
  .question {
    inset: 0;
  }

  .question {
    inline-size: min(330px, 100vw - 48px);
    margin: auto;
  }

  .panel {
    inset: 0;
    inline-size: 100vw;
    block-size: 100dvh;
    border-radius: 0;
    box-shadow: none;
  }

  header {
    padding-block-start: max(14px, env(safe-area-inset-top));
  }

  textarea,
  .comment input {
    font-size: 16px;
  }
}

@media (prefers-reduced-motion: no-preference) {
  .entry,
  .notice,
  .offers,
  .rating:not([hidden]) {
    animation: appear 220ms cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  /* Quick answers come before the dots would show. */
  .typing {
    animation: appear 220ms 250ms cubic-bezier(0.2, 0.8, 0.2, 1) backwards;
  }

  .typing i {
    animation: breathe 1.3s infinite ease-in-out;
  }

  .typing i:nth-child(2) {
    animation-delay: 160ms;
  }

  .typing i:nth-child(3) {
    animation-delay: 320ms;
  }

  .answer[aria-busy="true"] .bubble > p:last-child::after,
  .answer[aria-busy="true"] .bubble > :last-child > li:last-child::after {
    animation: blink 1s infinite steps(2, jump-none);
  }

  .badge {
    animation: pop 260ms cubic-bezier(0.2, 1.4, 0.4, 1);
  }
}

@media (prefers-reduced-motion: reduce) {
  .panel,
  .panel::backdrop,
  .launcher {
    transition: none;
  }
}

@media (forced-colors: active) {
  .launcher,
  .panel,
  .bubble,
  .send,
  .rating {
    border: 1px solid;
  }
}

@keyframes appear {
  from {
    opacity: 0;
    transform: translateY(8px);
  }
}

@keyframes breathe {
  0%,
  60%,
  100% {
    opacity: 0.35;
  }

  30% {
    opacity: 1;
    transform: translateY(-3px);
  }
}

@keyframes blink {
  to {
    opacity: 0;
  }
}

@keyframes pop {
  from {
    transform: scale(0.4);
  }
}
`;var vt=`
.banner {
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 9px 18px;
  background: var(--warning-soft);
  color: var(--warning);
  font-size: 13.5px;
  line-height: 1.4;
  font-variant-numeric: tabular-nums;
}

.banner span {
  flex: 1;
}

.banner button {
  flex: none;
  padding: 4px 10px;
  border-radius: 8px;
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 3px;
}

[data-phase="stopped"] .banner {
  background: var(--danger-soft);
  color: var(--danger);
}
`;var Tt=`
:host {
  --accent: #1f5c4d;
  --header: #1f5c4d;
  --accent-text: #1f5c4d;
  --accent-line: #1f5c4d;
  --accent-strong: #174a3d;
  --on-accent: #ffffff;
  --accent-soft: #e4efea;
  --surface: #ffffff;
  --surface-sunken: #f7f5f1;
  --bubble: #f1eee8;
  --line: #e5e0d7;
  --line-strong: #cfc8bb;
  --line-field: #928b7e;
  --ink: #22262b;
  --ink-soft: #5f6670;
  --danger: #a8322a;
  --danger-soft: #fbeae7;
  --warning: #7a5200;
  --warning-soft: #fdf3dc;
  --star: #f0b429;
  --star-line: #99660a;
  --shadow-button: 0 1px 2px rgb(20 30 26 / 20%), 0 8px 24px rgb(20 60 48 / 28%);
  --shadow-panel: 0 2px 6px rgb(24 28 32 / 10%), 0 24px 64px rgb(24 28 32 / 28%);
  --backdrop: rgb(28 26 22 / 36%);
  --focus: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent-line);
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;

  /* Nothing of the page's fonts, spacing or alignment comes in; its direction is told by the dir attribute. */
  all: initial;
  color-scheme: light dark;
  position: fixed;
  z-index: 2147483000;
  inset-block-end: 0;
  inset-inline-end: 0;
  font: 400 15px/1.5 var(--font);
  color: var(--ink);
}

@media (prefers-color-scheme: dark) {
  :host {
    --accent: #2f7d69;
    --header: #1d4a3f;
    --accent-text: #8fd3bf;
    --accent-line: #4fa58f;
    --accent-strong: #276a59;
    --accent-soft: #20362f;
    --surface: #1b1e21;
    --surface-sunken: #15181a;
    --bubble: #282c30;
    --line: #31363b;
    --line-strong: #474d54;
    --line-field: #727a82;
    --ink: #eceae6;
    --ink-soft: #a4abb3;
    --danger: #f2a097;
    --danger-soft: #3a2321;
    --warning: #f0cd83;
    --warning-soft: #362c17;
    --star: #e9b949;
    --star-line: #e9b949;
    --shadow-button: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 45%);
    --shadow-panel: 0 0 0 1px rgb(255 255 255 / 7%), 0 24px 64px rgb(0 0 0 / 60%);
    --backdrop: rgb(0 0 0 / 42%);
  }
}

*,
*::before,
*::after {
  box-sizing: border-box;
}

[hidden] {
  display: none !important;
}

button,
textarea {
  font: inherit;
  color: inherit;
}

button {
  margin: 0;
  border: 0;
  background: none;
  cursor: pointer;
  -webkit-tap-highlight-color: transparent;
}

:focus-visible {
  outline: 2px solid transparent;
  box-shadow: var(--focus);
}

.icon {
  inline-size: 1.25em;
  block-size: 1.25em;
  flex: none;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.spoken {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;var St=`
.answer:has(.books) {
  max-inline-size: 100%;
  inline-size: 100%;
}

.answer:has(.books) .bubble {
  max-inline-size: 268px;
}

.books {
  margin: 6px 0 0;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
  list-style: none;
}

.books li + li {
  border-block-start: 1px solid var(--line);
}

.book {
  display: flex;
  gap: 14px;
  padding: 14px;
}

.cover {
  flex: none;
  inline-size: 72px;
  block-size: 108px;
  border-radius: 3px 5px 5px 3px;
  box-shadow: 0 1px 2px rgb(20 24 28 / 30%), 0 4px 10px rgb(20 24 28 / 16%);
  font-family: Georgia, "Times New Roman", serif;
}

.book-text {
  flex: 1;
  min-inline-size: 0;
  overflow-wrap: anywhere;
}

.book p,
.book h4 {
  margin: 0;
}

.book h4 {
  font-size: 15px;
  font-weight: 600;
  line-height: 1.3;
}

.book h4 a {
  color: inherit;
  text-decoration-color: var(--line-strong);
  text-underline-offset: 3px;
}

.book h4 a:hover {
  text-decoration-color: currentcolor;
}

.book-author {
  color: var(--ink-soft);
  font-size: 13.5px;
}

.book .book-why {
  margin-block-start: 6px;
  font-size: 13.5px;
  line-height: 1.45;
}

.book .book-facts {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 10px;
  margin-block-start: 6px;
  color: var(--ink-soft);
  font-size: 12.5px;
}

.price {
  /* Or a page that runs from right to left shows "$US" for "US$". */
  direction: ltr;
  unicode-bidi: isolate;
  color: var(--ink);
  font-size: 14px;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
`;var Et=`
.composer {
  padding: 10px 14px max(14px, env(safe-area-inset-bottom));
}

.field {
  position: relative;
  display: flex;
  align-items: flex-end;
  gap: 6px;
  padding: 4px;
  border: 1px solid var(--line-field);
  border-radius: 24px;
  background: var(--surface);
  transition: border-color 120ms, box-shadow 120ms;
}

.field:focus-within {
  border-color: var(--accent-line);
  box-shadow: 0 0 0 1px var(--accent-line);
}

textarea {
  flex: 1;
  min-inline-size: 0;
  max-block-size: 132px;
  margin: 0;
  padding-block: 8px;
  padding-inline: 13px 4px;
  border: 0;
  outline: 0;
  background: none;
  resize: none;
  line-height: 22px;
}

textarea:focus-visible {
  box-shadow: none;
}

textarea::placeholder {
  color: var(--ink-soft);
  opacity: 1;
}

.counter {
  padding-block-end: 10px;
  color: var(--ink-soft);
  font-size: 12px;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}

.counter.over {
  color: var(--danger);
  font-weight: 600;
}

.send {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 38px;
  block-size: 38px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  transition: background-color 120ms, color 120ms;
}

.send:hover {
  background: var(--accent-strong);
}

.send:disabled {
  background: var(--bubble);
  color: var(--ink-soft);
  cursor: default;
}
`;var Mt=`
.contact {
  inline-size: min(300px, 100vw - 100px);
  margin-block-start: 6px;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
}

.contact h4 {
  display: flex;
  align-items: center;
  gap: 8px;
  margin: 0;
  font-size: 15px;
  font-weight: 600;
}

.contact h4 .icon {
  color: var(--accent-text);
}

.contact p {
  margin: 6px 0 0;
  color: var(--ink-soft);
  font-size: 13.5px;
}

.contact :is(.mail, .keep-copy) {
  display: flex;
  align-items: center;
  gap: 8px;
  inline-size: 100%;
  font-size: 14px;
  text-align: start;
  overflow-wrap: anywhere;
}

.contact .icon {
  inline-size: 17px;
  block-size: 17px;
}

.contact .mail {
  margin-block-start: 10px;
  padding: 9px 12px;
  border-radius: 10px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-weight: 600;
  text-decoration: none;
}

.contact .mail:hover {
  text-decoration: underline;
  text-underline-offset: 3px;
}

.contact .keep-copy {
  margin-block-start: 4px;
  padding: 7px 12px;
  border-radius: 10px;
  color: var(--ink-soft);
}

.contact .keep-copy:hover {
  background: var(--bubble);
  color: var(--ink);
}
`;var zt=`
.entry {
  position: relative;
  display: flex;
  flex-direction: column;
  max-inline-size: 84%;
  margin-block-end: 4px;
}

.entry.ends-group {
  margin-block-end: 14px;
}

.bubble {
  max-inline-size: 100%;
  padding: 9px 14px;
  border-radius: 18px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.own {
  align-self: flex-end;
  align-items: flex-end;
}

.own .bubble {
  background: var(--accent);
  color: var(--on-accent);
}

.own.ends-group .bubble {
  border-end-end-radius: 6px;
}

.own[data-delivery="failed"] .bubble {
  background: var(--danger-soft);
  color: var(--ink);
  box-shadow: inset 0 0 0 1px var(--danger);
}

.answer {
  align-self: flex-start;
  align-items: flex-start;
  padding-inline-start: 38px;
}

.answer .bubble {
  background: var(--bubble);
}

.answer.ends-group .bubble {
  border-end-start-radius: 6px;
}

.answer .bubble a {
  color: inherit;
  font-weight: 500;
  text-decoration-color: color-mix(in srgb, currentcolor 50%, transparent);
  text-underline-offset: 3px;
}

.answer .bubble a:hover {
  text-decoration-color: currentcolor;
}

.answer[aria-busy="true"] .bubble > p:last-child::after,
.answer[aria-busy="true"] .bubble > :last-child > li:last-child::after {
  content: "";
  display: inline-block;
  inline-size: 3px;
  block-size: 1.05em;
  margin-inline-start: 2px;
  border-radius: 2px;
  background: var(--ink-soft);
  vertical-align: -0.15em;
}

.avatar {
  position: absolute;
  inset-block-start: 4px;
  inset-inline-start: 0;
  display: grid;
  place-items: center;
  inline-size: 28px;
  block-size: 28px;
  border-radius: 9px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-size: 13px;
}

.answer:not(.ends-group) + .answer .avatar {
  display: none;
}

.notice {
  display: flex;
  gap: 8px;
  align-items: flex-start;
  margin-block: 2px 14px;
  margin-inline-start: 38px;
  color: var(--ink-soft);
  font-size: 13.5px;
}

.notice .icon {
  margin-block-start: 2px;
  inline-size: 16px;
  block-size: 16px;
}

.typing .bubble {
  display: flex;
  gap: 5px;
  padding-block: 14px;
}

.typing i {
  inline-size: 7px;
  block-size: 7px;
  border-radius: 50%;
  background: var(--ink-soft);
  opacity: 0.45;
}

.offers {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-block: 2px 8px;
  margin-inline-start: 38px;
}

.offers button {
  padding: 7px 14px;
  border: 1px solid var(--accent-line);
  border-radius: 999px;
  color: var(--accent-text);
  font-size: 14px;
  font-weight: 500;
  text-align: start;
  transition: background-color 120ms;
}

.offers button:hover {
  background: var(--accent-soft);
}
`;var Ot=`
.foot {
  display: flex;
  align-items: center;
  gap: 5px;
  min-block-size: 22px;
  padding-block-start: 3px;
  padding-inline: 4px;
  color: var(--ink-soft);
  font-size: 12px;
  line-height: 1.4;
}

.foot:empty {
  display: none;
}

.foot .icon {
  inline-size: 14px;
  block-size: 14px;
}

.own[data-delivery="accepted"] .foot .icon {
  color: var(--accent-text);
  stroke-width: 2.4;
}

.own[data-delivery="failed"] .foot {
  flex-wrap: wrap;
  justify-content: flex-end;
  color: var(--danger);
}

.foot > button {
  min-block-size: 24px;
  padding: 2px 6px;
  border-radius: 6px;
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 3px;
}

.tools {
  display: flex;
  align-items: center;
  margin-inline-start: 2px;
}

.tools button {
  display: grid;
  place-items: center;
  inline-size: 26px;
  block-size: 26px;
  border-radius: 8px;
  transition: background-color 120ms, color 120ms;
}

.tools button:hover {
  background: var(--bubble);
  color: var(--ink);
}

.tools [aria-pressed="true"] {
  background: var(--accent-soft);
  color: var(--accent-text);
}

.tools .copy {
  margin-inline-end: 2px;
}

.comment {
  display: flex;
  gap: 4px;
  inline-size: min(280px, 100%);
  margin-block-start: 4px;
  padding: 3px;
  border: 1px solid var(--line-field);
  border-radius: 14px;
}

.comment:focus-within {
  border-color: var(--accent-line);
  box-shadow: 0 0 0 1px var(--accent-line);
}

.comment input {
  flex: 1;
  min-inline-size: 0;
  padding: 3px 9px;
  border: 0;
  outline: 0;
  background: none;
  color: inherit;
  font: inherit;
  font-size: 13.5px;
}

.comment input:focus-visible {
  box-shadow: none;
}

.comment input::placeholder {
  color: var(--ink-soft);
  opacity: 1;
}

.comment button {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 28px;
  block-size: 28px;
  border-radius: 50%;
  color: var(--accent-text);
  font-size: 14px;
}

.comment button:hover {
  background: var(--accent-soft);
}
`;var At=`
.formatted > * {
  margin: 0;
}

.formatted > * + * {
  margin-block-start: 9px;
}

.formatted .heading {
  font-weight: 650;
}

.formatted :is(ul, ol) {
  margin-block: 0;
  padding-inline-start: 22px;
}

.formatted > :is(ul, ol):not(:first-child) {
  margin-block-start: 6px;
}

.formatted li {
  padding-inline-start: 2px;
}

.formatted li + li {
  margin-block-start: 3px;
}

.formatted code {
  padding-inline: 4px;
  border-radius: 5px;
  background: color-mix(in srgb, var(--ink) 9%, transparent);
  font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}

.formatted pre {
  overflow-x: auto;
  padding: 10px 12px;
  border-radius: 10px;
  background: color-mix(in srgb, var(--ink) 9%, transparent);
  white-space: pre;
}

.formatted pre code {
  padding: 0;
  background: none;
  overflow-wrap: normal;
}
`;var Rt=`
.launcher {
  position: fixed;
  inset-block-end: max(24px, env(safe-area-inset-bottom));
  inset-inline-end: 24px;
  display: flex;
  align-items: center;
  gap: 10px;
  padding-block: 14px;
  padding-inline: 18px 22px;
  border-radius: 999px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  font-size: 16px;
  letter-spacing: 0.01em;
  box-shadow: var(--shadow-button);
  transition: background-color 160ms, transform 160ms;
}

.launcher:hover {
  background: var(--accent-strong);
  transform: translateY(-2px);
}

.launcher:active {
  transform: none;
}

.badge {
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: -4px;
  min-inline-size: 24px;
  padding-inline: 6px;
  border: 2px solid var(--surface);
  border-radius: 999px;
  background: #b3261e;
  color: #ffffff;
  font-size: 12px;
  line-height: 20px;
  text-align: center;
  font-variant-numeric: tabular-nums;
}
`;var It=`
.middle {
  position: relative;
  flex: 1;
  min-block-size: 0;
}

.scroller {
  block-size: 100%;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  scrollbar-color: var(--line-strong) transparent;
  padding-block: 20px 16px;
  padding-inline: 18px;
}

.scroller:focus-visible {
  box-shadow: inset 0 0 0 2px var(--accent-line);
}

.intro {
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  padding-block: 10px 8px;
}

h3 {
  margin: 0 0 4px;
  font-size: 22px;
  font-weight: 650;
  line-height: 1.25;
  letter-spacing: -0.01em;
}

.intro p {
  margin: 0 0 20px;
  color: var(--ink-soft);
}

.suggestions {
  display: flex;
  flex-direction: column;
  gap: 8px;
  inline-size: 100%;
}

.suggestions button {
  position: relative;
  padding-block: 11px;
  padding-inline: 16px 40px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
  text-align: start;
  transition: border-color 120ms, background-color 120ms;
}

.suggestions button::after {
  content: "";
  position: absolute;
  inset-block-start: calc(50% - 4px);
  inset-inline-end: 18px;
  inline-size: 7px;
  block-size: 7px;
  border-block-start: 1.8px solid var(--ink-soft);
  border-inline-end: 1.8px solid var(--ink-soft);
  transform: rotate(45deg);
}

:host(:dir(rtl)) .suggestions button::after {
  transform: rotate(-45deg);
}

.suggestions button:hover {
  border-color: var(--accent-line);
  background: var(--accent-soft);
}

.intro.used {
  display: none;
}

.log {
  display: flex;
  flex-direction: column;
}

.day {
  display: flex;
  align-items: center;
  gap: 12px;
  margin-block: 18px 14px;
  color: var(--ink-soft);
  font-size: 12px;
  font-weight: 600;
}

.day:first-child {
  margin-block-start: 0;
}

.day::before,
.day::after {
  content: "";
  flex: 1;
  border-block-start: 1px solid var(--line);
}

.newest {
  position: absolute;
  inset-block-end: 12px;
  inset-inline-end: 16px;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border: 1px solid var(--line);
  border-radius: 50%;
  background: var(--surface);
  box-shadow: 0 4px 14px rgb(20 24 28 / 18%);
}
`;var _t=`
[aria-controls="menu"] .icon {
  stroke-width: 3;
}

.menu {
  position: absolute;
  z-index: 1;
  inset-block-start: 62px;
  inset-inline-end: 12px;
  min-inline-size: 220px;
  padding: 6px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 8px 28px rgb(20 24 28 / 22%);
}

.menu button {
  display: flex;
  align-items: center;
  gap: 10px;
  inline-size: 100%;
  padding: 10px 12px;
  border-radius: 9px;
  text-align: start;
}

.menu button:hover {
  background: var(--accent-soft);
}

.question {
  position: fixed;
  inset: auto;
  inset-block-end: calc(min(680px, 100dvh - 48px) / 2 - 100px);
  inset-inline-end: 59px;
  margin: 0;
  inline-size: 330px;
  padding: 22px;
  border: 0;
  border-radius: 18px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow-panel);
}

.question::backdrop {
  background: var(--backdrop);
}

.question h3 {
  font-size: 18px;
}

.question p {
  margin: 0 0 18px;
  color: var(--ink-soft);
}

.question .answers {
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 8px;
}

.question .answers button {
  padding: 9px 16px;
  border: 1px solid var(--line-field);
  border-radius: 10px;
  font-weight: 600;
}

.question .forget {
  border-color: var(--danger);
  color: var(--danger);
}

.question .forget:hover {
  background: var(--danger-soft);
}
`;var Nt=`
.cards:empty {
  display: none;
}

.cards {
  inline-size: 100%;
}

.order {
  inline-size: min(300px, 100vw - 100px);
  margin-block-start: 6px;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
}

.order-head {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
}

.order-number {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.order-status {
  padding: 2px 10px;
  border-radius: 999px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-size: 12.5px;
  font-weight: 600;
  white-space: nowrap;
}

.order[data-status="processing"] .order-status,
.order[data-status="returned"] .order-status {
  background: var(--warning-soft);
  color: var(--warning);
}

.order[data-status="cancelled"] .order-status {
  background: var(--danger-soft);
  color: var(--danger);
}

.order-way {
  --reached: var(--accent-line);

  display: flex;
  margin: 16px 0 0;
  padding: 0;
  list-style: none;
  font-size: 11.5px;
  line-height: 1.3;
  color: var(--ink-soft);
}

.order[data-status="cancelled"] .order-way {
  --reached: var(--danger);
}

.order-way li {
  position: relative;
  flex: 1;
  padding-block-start: 20px;
  text-align: center;
}

/* The line from the step before. */
.order-way li + li::before {
  content: "";
  position: absolute;
  inset-block-start: 5px;
  inset-inline: calc(-50% + 6px) calc(50% + 6px);
  block-size: 3px;
  background: var(--reached);
}

.order-way li[data-state="ahead"]::before {
  background: var(--line);
}

.order-way li::after {
  content: "";
  position: absolute;
  inset-block-start: 0;
  inset-inline-start: calc(50% - 6.5px);
  inline-size: 13px;
  block-size: 13px;
  border: 3px solid var(--reached);
  border-radius: 50%;
  background: var(--reached);
}

.order-way li[data-state="current"]::after {
  background: var(--surface);
}

.order-way li[data-state="ahead"]::after {
  border-color: var(--line);
  background: var(--surface);
}

.order-way li[data-state="current"] {
  color: var(--ink);
  font-weight: 600;
}

.order-facts {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 20px;
  margin: 14px 0 0;
  padding-block-start: 12px;
  border-block-start: 1px solid var(--line);
}

.order-facts dt {
  color: var(--ink-soft);
  font-size: 12px;
  line-height: 1.3;
}

.order-facts dd {
  margin: 0;
  font-size: 14px;
  font-weight: 500;
}
`;var Lt=`
.panel {
  position: fixed;
  inset: auto;
  inset-block-end: 24px;
  inset-inline-end: 24px;
  /* Open or not: while it closes, display is still flex. */
  flex-direction: column;
  margin: 0;
  padding: 0;
  inline-size: min(400px, 100vw - 32px);
  block-size: min(680px, 100dvh - 48px);
  max-inline-size: none;
  max-block-size: none;
  overflow: hidden;
  border: 0;
  border-radius: 20px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow-panel);
  transform-origin: bottom right;
  opacity: 0;
  transform: translateY(16px) scale(0.98);
  transition:
    opacity 180ms ease-out,
    transform 220ms cubic-bezier(0.2, 0.8, 0.2, 1),
    overlay 220ms allow-discrete,
    display 220ms allow-discrete;
}

.panel[open] {
  display: flex;
  opacity: 1;
  transform: none;
}

@starting-style {
  .panel[open] {
    opacity: 0;
    transform: translateY(16px) scale(0.98);
  }
}

.panel::backdrop {
  background: var(--backdrop);
  opacity: 0;
  transition:
    opacity 220ms,
    overlay 220ms allow-discrete,
    display 220ms allow-discrete;
}

.panel[open]::backdrop {
  opacity: 1;
}

@starting-style {
  .panel[open]::backdrop {
    opacity: 0;
  }
}

header {
  display: flex;
  align-items: center;
  gap: 12px;
  padding-block: 14px;
  padding-inline: 18px 12px;
  background: var(--header);
  color: var(--on-accent);
}

.emblem {
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  flex: none;
  border-radius: 12px;
  background: color-mix(in srgb, currentcolor 16%, transparent);
  font-size: 17px;
}

.title {
  flex: 1;
  min-inline-size: 0;
}

h2 {
  margin: 0;
  font-size: 16px;
  font-weight: 600;
  line-height: 1.3;
}

.status {
  display: flex;
  align-items: center;
  gap: 7px;
  margin: 0;
  font-size: 13px;
  line-height: 1.4;
}

.status::before {
  content: "";
  inline-size: 8px;
  block-size: 8px;
  border-radius: 50%;
  background: #8fe0b0;
  /* Seen on any colour of a shop. */
  box-shadow: 0 0 0 1.5px color-mix(in srgb, currentcolor 55%, transparent);
}

[data-phase="connecting"] .status::before,
[data-phase="waiting"] .status::before {
  background: #f5c451;
}

[data-phase="stopped"] .status::before {
  background: #f3988d;
}

.header-button {
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 50%;
  transition: background-color 120ms;
}

.header-button:hover {
  background: color-mix(in srgb, currentcolor 16%, transparent);
}

header :focus-visible {
  box-shadow: 0 0 0 2px currentcolor;
}
`;var Ct=`
.rating {
  position: fixed;
  inset-block-end: calc(max(24px, env(safe-area-inset-bottom)) + 66px);
  inset-inline-end: 24px;
  inline-size: min(300px, 100vw - 32px);
  padding: 16px 18px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: 0 1px 3px rgb(20 24 28 / 10%), 0 10px 28px rgb(20 24 28 / 16%);
}

.rate {
  min-inline-size: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.rate legend {
  padding: 0;
  font-weight: 600;
}

.rating legend {
  padding-inline-end: 32px;
}

.stars {
  display: flex;
  margin-block-start: 4px;
  margin-inline-start: -7px;
}

.stars label {
  position: relative;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 50%;
  color: var(--line-field);
  cursor: pointer;
}

.stars input {
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
  cursor: pointer;
}

.stars .icon {
  inline-size: 26px;
  block-size: 26px;
  stroke-width: 1.5;
}

/* Up to the one that is taken, or pointed at. */
.stars:not(:hover) label:has(input:checked) .icon,
.stars:not(:hover) label:has(~ label input:checked) .icon,
.stars label:hover .icon,
.stars label:has(~ label:hover) .icon {
  fill: var(--star);
  color: var(--star-line);
}

.stars label:has(:focus-visible) {
  box-shadow: var(--focus);
}

.rate .comment {
  inline-size: 100%;
}

.question .rate {
  margin-block-end: 18px;
  padding-block-start: 14px;
  border-block-start: 1px solid var(--line);
}

.question .rate legend {
  /* Else it would sit in the line above it. */
  float: inline-start;
  inline-size: 100%;
}

.send-rating {
  margin-block-start: 10px;
  padding: 8px 18px;
  border-radius: 10px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}

.send-rating:hover {
  background: var(--accent-strong);
}

.skip {
  position: absolute;
  inset-block-start: 10px;
  inset-inline-end: 10px;
  display: grid;
  place-items: center;
  inline-size: 32px;
  block-size: 32px;
  border-radius: 50%;
  color: var(--ink-soft);
}

.skip:hover {
  background: var(--bubble);
  color: var(--ink);
}

.rating .thanks {
  margin: 0;
  font-weight: 600;
}

.rating .thanks:empty {
  display: none;
}
`;var ti=[Tt,Rt,Lt,vt,It,zt,At,Ot,Nt,St,Mt,Et,_t,Ct,yt];function Dt(t){let e=t===void 0?"":kt(t);return e===void 0&&console.warn(`Quire: data-color takes #rgb or #rrggbb, not "${t}".`),[ti.join(`
`),e??""].map(n=>{let i=new CSSStyleSheet;return i.replaceSync(n),i})}function $t(t,e){let n=new Intl.DateTimeFormat(e.locale,{dateStyle:"medium",timeStyle:"short"});return t.entries.filter(o=>o.kind==="own"||o.kind==="answer"&&!o.draft).map(o=>{let r=o.kind==="own"?e.you:e.assistant,a=o.delivery==="failed"?`, ${e.failed}`:"";return`${r}, ${n.format(o.at)}${a}
${o.kind==="own"?o.text:P(o,e)}
`}).join(`
`)}function qt(t,e){let n=URL.createObjectURL(new Blob([t],{type:"text/plain;charset=utf-8"}));s("a",{href:n,download:`${e}.txt`}).click(),setTimeout(()=>URL.revokeObjectURL(n),1e4)}var J=class extends EventTarget{#e;#t=ne;#n;#i;#o;#a;#r=m.token();#s=new I(m.accepted(),m.keepAccepted);#c=new X(e=>this.#i.send(e));constructor({url:e,name:n,color:i,position:o,texts:r,bookHref:a}){super(),this.#e=r,this.#n=new Q(n,r,{...this.#f(),bookHref:a},new N(r,l=>this.say(l))),this.#o=new $(m.outbox(),{send:({id:l,text:h})=>this.#i.send({type:"message",id:l,text:h}),changed:l=>this.#w(l),unanswered:()=>this.#i.restart()}),this.#i=new L(e,{hello:()=>this.#h(),received:l=>this.#u(l),changed:(l,h)=>this.#T(l,h)}),this.host=s("quire-chat",{lang:r.locale,dir:r.dir,"data-position":o});let c=this.host.attachShadow({mode:"open"});c.adoptedStyleSheets=Dt(i),c.append(...this.#n.elements),this.#l()}#l(){for(let e of this.#s.items)this.#t=ie(this.#t,{...e,delivery:"sending"}),this.#t=oe(this.#t,e.id,e.at);this.#w(this.#o.items),this.#p(),setInterval(()=>this.#n.isOpen&&this.#p(),1e3),document.addEventListener("visibilitychange",()=>this.#k()),(this.#r||this.#o.items.length)&&this.#i.open()}open(){this.#n.open()}close(){this.#n.close()}say(e){this.#n.open(),this.#i.open(),this.#o.add({id:Ue(),text:e,at:Date.now()}),this.#b("message",{from:"visitor",text:e}),this.#n.followNewest(),this.#n.focusComposer()}compose(e){this.#n.open(),this.#n.composer.offer(e),this.#n.composer.field.focus()}identify(e){this.#n.greet(e)}#f(){return{opened:()=>{this.#i.open(),this.#k(),this.#p(),this.#b("open")},closed:()=>{this.#E(),this.#p(),this.#b("close")},reconnect:()=>this.#i.retryNow(),say:e=>this.say(e),retry:e=>{this.#t=re(this.#t,e),this.#o.retry(e,Date.now()),this.#n.focusComposer()},edit:e=>{let{text:n}=this.#o.items.find(i=>i.id===e);this.#t=re(this.#t,e),this.#o.remove(e),this.compose(n)},rate:(e,n,i)=>this.#S(e,n,i),mayRate:()=>this.#y,rateWhole:(e,n)=>{m.keepOpinion("given"),this.#c.giveWhole(e,n)},download:()=>qt($t(this.#t,this.#e),this.#e.transcriptFile),startOver:()=>this.#M()}}#h(){return this.#r??=m.token(),{token:this.#r,cursor:this.#a}}#u(e){switch(e.type){case"welcome":this.#r=e.token,m.keepToken(e.token),this.#o.resume(),this.#c.resume();break;case"accepted":this.#g(e.id);break;case"rejected":this.#v(e);break;case"reply":this.#d(e);break;case"notice":this.#t=Ee(this.#t,e),this.#a=e.cursor;break;case"delta":this.#t=Me(this.#t,e);break;case"history":this.#m(e.entries);break}this.#k(),this.#p()}#d(e){this.#g(e.inReplyTo);let n=this.#t;this.#t=Se(n,e),this.#a=e.cursor,this.#t!==n&&this.#b("message",{from:"assistant",text:e.text})}#m(e){this.#t=ze(this.#t,e),e.forEach(({event:n})=>this.#g(n.messageId??n.inReplyTo)),this.#s.told(new Set(e.map(({event:n})=>n.messageId))),this.#a=e.findLast(({cursor:n})=>n)?.cursor??this.#a}#g(e){this.#t=oe(this.#t,e,Date.now());let n=this.#o.items.find(i=>i.id===e);n&&this.#s.add(n),this.#o.accepted(e)}#v({id:e,code:n,retryAfterMs:i}){this.#i.status.phase==="open"?this.#o.rejected(e,n,i):(this.#x(),this.#i.restart())}#T({phase:e},n){e!=="connecting"&&e!=="open"&&(n===g.TOKEN_INVALID&&this.#x(),n===g.FRAME_TOO_LARGE&&this.#o.rejected(void 0,"too-large"),n===g.TOO_MANY_ERRORS&&this.#o.rejected(void 0,"malformed"),this.#o.pause()),this.#p()}#w(e){m.keepOutbox(e);let n=["waiting","stopped"].includes(this.#i.status.phase);for(let{id:i,text:o,at:r,state:a,code:c}of e){let l=a==="queued"&&!n?"sending":a;this.#t=ie(this.#t,{id:i,text:o,at:r,delivery:l,code:c})}this.#p()}#S(e,n,i){this.#t=Oe(this.#t,e,n,i),this.#c.give(e,n,i),this.#p()}get#y(){return this.#i.status.phase==="open"&&Ie(this.#t)&&m.opinion()!=="given"}#E(){this.#y&&m.opinion()!=="asked"&&(m.keepOpinion("asked"),this.#n.askForRating())}#M(){this.#x(),this.#c.clear(),this.#t=ne,this.#o.clear(),this.#i.restart(),this.#n.focusComposer()}#x(){this.#r=void 0,this.#a=void 0,this.#s.clear(),m.forgetSession()}#k(){let e=_e(this.#t);this.#n.isOpen&&!document.hidden&&e&&e!==m.shown()&&(m.keepShown(e),this.#i.send({type:"delivered",cursor:e}))}#p(){this.#n.show(this.#t,Date.now()),this.#n.showUnread(Ne(this.#t,m.shown())),this.#n.showStatus(this.#i?.status??{phase:"idle"},Date.now())}#b(e,n){this.dispatchEvent(new CustomEvent(e,{detail:n}))}};async function jr(t,{name:e,color:n,position:i,lang:o,endpoint:r="ws",texts:a,bookUrl:c}){let l=new URL(r,t);l.protocol=l.protocol.replace("http","ws");let h=await ye(o??document.documentElement.lang,a),d=new J({url:l.href,name:e??h.help,color:n,position:i,texts:h,bookHref:ni(c)});return await ii(),document.body.append(d.host),d}function ni(t){return e=>{let n=t?.replace(/\{(bookId|title)\}/g,(o,r)=>encodeURIComponent(e[r])),i=n===void 0?null:URL.parse(n,document.baseURI);return["https:","http:"].includes(i?.protocol)?i.href:void 0}}async function ii(){document.readyState==="loading"&&await new Promise(t=>document.addEventListener("DOMContentLoaded",t,{once:!0}))}export{jr as start};

// Made by bundle-widget.sh with esbuild@0.25.12; do not edit. Modules: sha256 807f02a59790bfcf54723bd408b121ef208f9387a208faa3f02a259ea79df290
var _=class{#t;#e;constructor(e,t){this.#t=e,this.#e=t}get items(){return this.#t}add({id:e,text:t,at:i}){this.#n([...this.#t,{id:e,text:t,at:i}].slice(-20))}told(e){this.#n(this.#t.filter(({id:t})=>!e.has(t)))}clear(){this.#n([])}#n(e){this.#t=e,this.#e(e)}};function s(n,e={},...t){return Me(document.createElement(n),e,t)}function g(n,e={},...t){return Me(document.createElementNS("http://www.w3.org/2000/svg",n),e,t)}function m(n,e){n.textContent!==e&&(n.textContent=e)}function Me(n,e,t){for(let[i,o]of Object.entries(e))typeof o=="function"?n.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&n.setAttribute(i,o===!0?"":String(o));return n.append(...t.filter(i=>i!==void 0&&i!==!1)),n}var Wt={chat:"M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 20 17h-7.5L8 21v-4H4a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 4 5.5Z M7.5 10h9 M7.5 13h5.5",close:"M6 6l12 12 M18 6 6 18",send:"M12 20V5 M5.5 11.5 12 5l6.5 6.5",down:"M12 5v14 M5.5 12.5 12 19l6.5-6.5",copy:"M9 8.5h9.5a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-9A1.5 1.5 0 0 1 9 8.5Z M4.5 15.5H4A1.5 1.5 0 0 1 2.5 14V5A1.5 1.5 0 0 1 4 3.5h9.5A1.5 1.5 0 0 1 15 5v.5",more:"M12 5.5v.1 M12 12v.1 M12 18.5v.1",download:"M12 4v11.5 M7 11l5 5 5-5 M4.5 20h15",again:"M4.5 12a7.5 7.5 0 1 1 2.2 5.3 M4.5 20v-4.5H9",check:"M5 12.5l4.5 4.5L19 7.5",clock:"M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.5V12l3 2",alert:"M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z M12 7.8v5 M12 16v.1","thumb-up":"M7.5 11v9H5a1.5 1.5 0 0 1-1.5-1.5v-6A1.5 1.5 0 0 1 5 11h2.5Z M7.5 11l4-7.5a2.6 2.6 0 0 1 2.2 2.9L13.2 9.5h5.2a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7.5","thumb-down":"M16.5 13v-9H19a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 19 13h-2.5Z M16.5 13l-4 7.5a2.6 2.6 0 0 1-2.2-2.9l.5-3.1H5.6a2 2 0 0 1-2-2.4l1.2-6.5a2 2 0 0 1 2-1.6h9.7",star:"M12 3.6l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 17l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z",person:"M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8Z M4.5 20.5a7.5 6 0 0 1 15 0",mail:"M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5Z M4 7l8 6 8-6",wifi:"M3.5 9.5a13 13 0 0 1 17 0 M7 13.3a8 8 0 0 1 10 0 M12 18v.1 M4 4l16 16",book:"M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2c2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5Z M12 6.5V20"};function p(n){return g("svg",{class:"icon",viewBox:"0 0 24 24","aria-hidden":"true"},g("path",{d:Wt[n]}))}var Bt=["en","de","fr","es","ar"],Vt=["ar"];async function ze(n,e="{}"){let t=n.split("-")[0].toLowerCase(),i=Bt.find(a=>a===t)??"en",o=`./texts/${i}.js`,{default:r}=await import(o);return{...Kt(r,Yt(e)),locale:i===t&&Gt(n)?n:i,dir:Vt.includes(i)?"rtl":"ltr"}}function w(n,e,{locale:t}){return n.replace(/\{(\w+)\}/g,(i,o)=>{let r=e[o];return typeof r=="number"?new Intl.NumberFormat(t).format(r):r??i})}function N(n,e,t){return w(n[new Intl.PluralRules(t.locale).select(e)]??n.other,{n:e},t)}function Gt(n){try{return Intl.DateTimeFormat.supportedLocalesOf(n).length>0}catch{return!1}}function Kt(n,e){let t=Object.entries(n).map(([i,o])=>{let r=e?.[i];return r===void 0||ie(r)!==ie(o)?[i,o]:[i,ie(o)==="forms"?{...o,...r}:r]});return Object.fromEntries(t)}function ie(n){return Array.isArray(n)?"list":typeof n=="object"?"forms":typeof n}function Yt(n){try{return JSON.parse(n)}catch(e){return console.warn("Quire: data-texts is not JSON.",e),{}}}var Zt=/[^\P{Cc}\t\n]/gu;function S(n){return n.replace(/\r\n?/g,`
`).replace(Zt,"").toWellFormed().trim()}var oe=2e3,Jt=200,L=class{#t;#e;#n="";constructor(e,t){this.#t=e,this.#e=t,this.field=s("textarea",{rows:"1",dir:"auto",enterkeyhint:"send","aria-label":e.composerLabel,placeholder:e.composerPlaceholder,"aria-describedby":"counter",oninput:()=>this.#s(),onkeydown:i=>this.#a(i)}),this.counter=s("span",{class:"counter",id:"counter",role:"status",hidden:!0}),this.button=s("button",{class:"send",type:"submit","aria-label":e.send,title:e.send,disabled:!0},p("send")),this.form=s("form",{class:"composer",onsubmit:i=>this.#r(i)},s("div",{class:"field"},this.field,this.counter,this.button))}offer(e){let{value:t}=this.field,i=t.endsWith(this.#n)?t.slice(0,t.length-this.#n.length).trimEnd():t.trimEnd();i.includes(e.trim())||(this.#n=e,this.#i(i?`${i}
${e}`:e))}#i(e){this.field.value=e,this.#s(),this.field.setSelectionRange(e.length,e.length)}get#o(){return S(this.field.value)}#a(e){e.key==="Enter"&&!e.shiftKey&&!e.isComposing&&(e.preventDefault(),this.form.requestSubmit())}#r(e){e.preventDefault();let t=this.#o;t&&Oe(t)<=oe&&(this.#i(""),this.#e(t))}#s(){let e=oe-Oe(this.#o);this.button.disabled=e===oe||e<0,this.counter.hidden=e>=Jt,this.counter.textContent=w(e<0?this.#t.tooManyCharacters:this.#t.charactersLeft,{n:Math.abs(e)},this.#t),this.counter.classList.toggle("over",e<0),this.field.setAttribute("aria-invalid",e<0),this.field.style.height="auto",this.field.style.height=`${this.field.scrollHeight}px`}};function Oe(n){return[...n].length}var x=Object.freeze({RESTART:1012,TOKEN_INVALID:4401,IDLE:4410,FRAME_TOO_LARGE:4413,TOO_MANY_ERRORS:4422,HEARTBEAT_MISSED:4440}),Qt=1e4,Xt=500,Ae=3e4,en=1e3,tn=1e4,nn=4e3,C=class{#t;#e;#n;#i={phase:"idle"};#o=0;#a=0;#r={pause:void 0,deadline:void 0,ping:void 0,stable:void 0};constructor(e,t){this.#t=e,this.#e=t,window.addEventListener("online",()=>this.#h()),window.addEventListener("offline",()=>this.#d()),document.addEventListener("visibilitychange",()=>document.hidden||this.#d())}get status(){return this.#i}open(){this.#i.phase==="idle"&&this.#s()}retryNow(){(this.#i.phase==="waiting"||this.#i.phase==="stopped")&&this.#s()}restart(){this.#n&&this.#c(x.HEARTBEAT_MISSED)}rest(){this.#c(x.IDLE)}send(e){return this.#i.phase!=="open"||this.#n.readyState!==WebSocket.OPEN?!1:(this.#n.send(JSON.stringify(e)),!0)}#s(){this.#m(),this.#p({phase:"connecting"});let e=new WebSocket(this.#t);this.#n=e,this.#r.deadline=setTimeout(()=>this.#c(x.HEARTBEAT_MISSED),Qt);let t=i=>o=>e===this.#n&&i(o);e.onopen=t(()=>e.send(JSON.stringify({type:"hello",...this.#e.hello()}))),e.onmessage=t(i=>this.#l(i.data)),e.onclose=t(i=>this.#c(i.code,i.reason))}#l(e){let t=sn(e);t?.type==="welcome"&&(this.#a=t.heartbeatSeconds*1e3,this.#r.ping=setInterval(()=>this.send({type:"ping"}),this.#a*.8),this.#r.stable=setTimeout(()=>this.#o=0,tn),this.#p({phase:"open"})),this.#i.phase==="open"&&this.#f(2*this.#a),t&&t.type!=="pong"&&this.#e.received(t)}#c(e,t=""){this.#m();let i=this.#n;if(this.#n=void 0,i?.close(),e===x.TOO_MANY_ERRORS){this.#p({phase:"stopped"},e);return}if(e===x.IDLE){this.#p({phase:"idle"},e);return}let o=on(t)??rn(e,this.#o,Math.random());this.#o++,this.#r.pause=setTimeout(()=>this.#s(),o),this.#p({phase:"waiting",retryAt:Date.now()+o},e)}#h(){this.#i.phase==="waiting"?this.#s():this.#d()}#d(){this.send({type:"ping"})&&this.#f(nn)}#f(e){clearTimeout(this.#r.deadline),this.#r.deadline=setTimeout(()=>this.#c(x.HEARTBEAT_MISSED),e)}#p(e,t){this.#i=e,this.#e.changed(e,t)}#m(){clearTimeout(this.#r.pause),clearTimeout(this.#r.deadline),clearInterval(this.#r.ping),clearTimeout(this.#r.stable)}};function on(n){let e=/\bretryAfterMs=(\d{1,6})\b/.exec(n)?.[1];return e&&Math.min(Ae,Number(e))}function rn(n,e,t){return(n===x.RESTART||n===x.TOKEN_INVALID)&&e===0?en*t:Math.min(Ae,Xt*2**e)*(.5+t/2)}function sn(n){try{return JSON.parse(n)}catch{return}}var re=Object.freeze({entries:Object.freeze([])});function se(n,{id:e,text:t,at:i,delivery:o,code:r}){let a=n.entries.find(l=>l.key===e);return a?a.delivery==="accepted"||a.delivery===o&&a.code===r?n:O(n,a,{...a,delivery:o,code:r}):{entries:[...n.entries,{kind:"own",key:e,text:t,at:i,delivery:o,code:r}]}}function ae(n,e,t){let i=n.entries.find(o=>o.key===e);return!i||i.delivery==="accepted"?n:O(n,i,{...i,delivery:"accepted",acceptedAt:t,code:void 0})}function le(n,e){return{entries:n.entries.filter(t=>t.key!==e)}}function Re(n,e){if(n.entries.some(r=>r.replyId===e.replyId))return n;let t=de(n,e.inReplyTo),i=Ue(e,t?.key??e.replyId),o={entries:n.entries.filter(r=>!ln(r,e.inReplyTo))};return t?O(o,t,i):pe(o,i)}function Ie(n,e){if(n.entries.some(a=>a.key===e.replyId)||ce(n,e.inReplyTo))return n;let{replyId:i,inReplyTo:o,text:r}=e;return pe(n,{kind:"notice",key:i,inReplyTo:o,text:r,at:Date.parse(e.at)})}function _e(n,e){if(ce(n,e.inReplyTo))return n;let t=de(n,e.inReplyTo);if(e.index!==0&&e.index!==t?.nextIndex)return n;let i=e.index===0?e.text:t.text+e.text;return t?O(n,t,{...t,text:i,nextIndex:e.index+1}):pe(n,{kind:"answer",key:`draft-${e.inReplyTo}`,inReplyTo:e.inReplyTo,text:i,at:Date.parse(e.at),draft:!0,nextIndex:1,source:"model",quickReplies:[],cards:[]})}function Ne(n,e){let t=e.map(({cursor:d,event:f})=>an(n,d,f)),i=new Set(t.map(d=>d.key)),o=n.entries.findIndex(d=>i.has(d.key)),r=d=>d<o,a=new Set(t.map(d=>d.inReplyTo)),l=d=>!i.has(d.key)&&!(d.kind!=="own"&&a.has(d.inReplyTo)),c=n.entries.filter((d,f)=>!r(f)&&l(d)),h=d=>c.filter(f=>f.key===d.inReplyTo);return{entries:[...n.entries.filter((d,f)=>r(f)&&l(d)),...cn(t.toSorted((d,f)=>d.at-f.at).flatMap(d=>[...h(d),d])),...c.filter(d=>!a.has(d.key))]}}function Le(n,e,t,i){let o=n.entries.find(r=>r.replyId===e);return o?O(n,o,{...o,rating:t,comment:i}):n}function ce(n,e){return n.entries.some(t=>t.inReplyTo===e&&t.replyId)}function Ce(n,e){let t=new Set(n.entries.filter(({kind:i})=>i==="answer").map(i=>i.inReplyTo));return n.entries.some(({key:i,acceptedAt:o})=>o!==void 0&&!t.has(i)&&e-o<6e4)}function De({entries:n}){let e=new Set(n.filter(i=>i.replyId).map(i=>i.inReplyTo)),t=n.filter(({kind:i})=>i==="own");return t.length>0&&t.every(({key:i})=>e.has(i))}function $e(n){return n.entries.findLast(e=>e.replyId)?.cursor}function qe(n){let e=new Set(n.entries.filter(t=>t.kind==="answer"&&!t.draft).map(t=>t.inReplyTo));return n.entries.some(t=>t.kind==="own"&&t.delivery==="accepted"&&!e.has(t.key))}function He(n,e){let t=n.entries.filter(i=>i.replyId);return t.length-1-t.findLastIndex(i=>i.cursor===e)}function Fe(n){let e=n.entries.at(-1),t=n.entries.findLast(({kind:i})=>i==="own");return e?.kind==="answer"&&(!t||ce(n,t.key))?e.quickReplies:[]}function Ue(n,e,t=n.cursor){return{kind:"answer",key:e,inReplyTo:n.inReplyTo,text:n.text,at:Date.parse(n.at),draft:!1,replyId:n.replyId,cursor:t,source:n.source,quickReplies:n.quickReplies??[],cards:n.cards??[],action:n.action}}function an(n,e,t){if(t.type==="message"){let o=Date.parse(t.at);return{kind:"own",key:t.messageId,text:t.text,at:o,delivery:"accepted",acceptedAt:o}}return n.entries.find(o=>o.replyId===t.replyId)??Ue(t,de(n,t.inReplyTo)?.key??t.replyId,e)}function de(n,e){return n.entries.find(t=>t.draft&&t.inReplyTo===e)}function ln(n,e){return n.kind==="notice"&&n.inReplyTo===e}function O(n,e,t){return{entries:n.entries.map(i=>i===e?t:i)}}function pe(n,e){let t=n.entries.findLastIndex(i=>i.kind!=="own"||i.delivery==="accepted");return{entries:n.entries.toSpliced(t+1,0,e)}}function cn(n){return[...new Map(n.map(e=>[e.key,e])).values()]}var he="quire.token",ue="quire.shown",fe="quire.opinion",Pe="quire.beginning",je="quire.tapped",We="quire.outbox",Be="quire.accepted",u={token:()=>A(b,he),keepToken:n=>k(b,he,n),shown:()=>A(b,ue),keepShown:n=>k(b,ue,n),opinion:()=>A(b,fe),keepOpinion:n=>k(b,fe,n),forgetSession(){k(b,fe,void 0),k(b,he,void 0),k(b,ue,void 0)},beginning:()=>A(b,Pe),keepBeginning:n=>k(b,Pe,n),onChangedElsewhere:n=>addEventListener("storage",n),tapped:()=>me(b,je),keepTapped:n=>be(b,je,n),outbox:()=>me(D,We),keepOutbox:n=>be(D,We,n),accepted:()=>me(D,Be),keepAccepted:n=>be(D,Be,n)};function b(){return window.localStorage}function D(){return window.sessionStorage}function me(n,e){try{return JSON.parse(A(n,e)??"[]")}catch{return[]}}function be(n,e,t){k(n,e,t.length?JSON.stringify(t):void 0)}var $=new Map;function A(n,e){if($.has(e))return $.get(e);try{return n().getItem(e)??void 0}catch{return}}function k(n,e,t){try{t===void 0?n().removeItem(e):n().setItem(e,t),$.delete(e)}catch{$.set(e,t)}}function q(){if(crypto.randomUUID)return crypto.randomUUID();let n=crypto.getRandomValues(new Uint8Array(16));return n[6]=n[6]&15|64,n[8]=n[8]&63|128,Array.from(n,t=>t.toString(16).padStart(2,"0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/,"$1-$2-$3-$4-$5")}var H=class{#t;#e;#n=!1;#i=0;#o;constructor(e,t){this.#t=e.map(i=>i.state==="sending"?{...i,state:"queued"}:i),this.#e=t}get items(){return this.#t}add(e){this.#t=[...this.#t,{...e,state:"queued"}],this.#r()}resume(){this.#n=!0,this.#i=0,this.#a()}pause(){this.#n=!1,this.#a()}accepted(e){this.#l(e)&&(this.#i=0,this.remove(e))}rejected(e,t,i){let o=e?this.#l(e):this.#c();if(!o)return;if((i!==void 0||ge(t))&&++this.#i<5){clearTimeout(this.#o),this.#o=setTimeout(()=>this.#a(),i??2e3);return}this.#i=0,this.#s(o,{...o,state:"failed",code:t})}retry(e,t){let i=this.#l(e),o={...i,at:t,state:"queued",code:void 0};this.#t=[...this.#t.filter(r=>r!==i),o],this.#r()}remove(e){this.#t=this.#t.filter(t=>t.id!==e),this.#r()}clear(){this.#t=[],this.#r()}#a(){clearTimeout(this.#o),this.#t=this.#t.map(e=>e.state==="sending"?{...e,state:"queued"}:e),this.#r()}#r(){let e=this.#t.find(t=>t.state==="queued");if(this.#n&&e&&!this.#c()){let t={...e,state:"sending"};this.#t=this.#t.map(i=>i===e?t:i),clearTimeout(this.#o),this.#o=setTimeout(()=>this.#e.unanswered(),2e4),this.#e.send(t)}this.#c()||clearTimeout(this.#o),this.#e.changed(this.#t)}#s(e,t){this.#t=this.#t.map(i=>i===e?t:i),this.#r()}#l(e){return this.#t.find(t=>t.id===e)}#c(){return this.#t.find(e=>e.state==="sending")}};function ge(n){return n==="rate-limited"||n==="unavailable"}var pn=1500,F=class{#t;#e=s("span");#n;constructor(e,t){this.#t=e,this.#n=s("button",{type:"button",onclick:t}),this.element=s("div",{class:"banner",hidden:!0},p("wifi"),this.#e,this.#n)}show(e,t){let i=this.#t;switch(e.phase){case"idle":case"open":this.element.hidden=!0;break;case"connecting":this.#i(this.element.hidden,i.connecting);break;case"waiting":{let o=Math.max(0,e.retryAt-t),r=navigator.onLine?w(i.retryIn,{n:Math.ceil(o/1e3)},i):i.offline;this.#i(this.element.hidden&&o<pn,r,i.tryNow);break}case"stopped":this.#i(!1,i.stoppedReason,i.reconnect);break}}#i(e,t,i){this.element.hidden=e,m(this.#e,t),m(this.#n,i??""),this.#n.hidden=i===void 0}};var U=class{#t;#e=s("span",{class:"badge",hidden:!0});constructor(e,t){this.#t=e,this.element=s("button",{class:"launcher",type:"button","aria-haspopup":"dialog","aria-label":e.openChat,onclick:t},p("chat"),s("span",{},e.help),this.#e)}showUnread(e){let t=this.#t,i=new Intl.NumberFormat(t.locale);this.#e.hidden=e===0,this.#e.textContent=e===0?"":e>9?`${i.format(9)}+`:i.format(e),this.element.setAttribute("aria-label",e?`${t.openChat}, ${N(t.unread,e,t)}`:t.openChat)}};var Ve=[["#1f3f4b","#f2efe4","#7fb3ad"],["#7a2f35","#f8ead9","#e0a58a"],["#27524a","#f4ecd8","#d9b36c"],["#3d3550","#f3ebdf","#b9a3d6"],["#e6dcc6","#2f3a45","#a9653b"],["#233a55","#f3ead7","#d8a24a"],["#d5dcd2","#26403a","#5d8471"],["#8a4a26","#fbeedb","#f0c48a"]],P=120,xe=180,E=P/2,v={top:18,width:96,height:84},Ge=[21,18.5,16,14,12,10],we=1.14,hn=.56,un=.9,fn=/[mwMW@—]/,mn=/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u,Ke=[()=>[10,17,24].map(n=>wn(135,n)),()=>[116,129,142,155].map(n=>y(`M22 ${n}q9.5-9 19 0t19 0t19 0t19 0`)),()=>Array.from({length:12},(n,e)=>kn(e*Math.PI/6)),()=>[-26,0,26].map(n=>y(`M${E+n} 112l11 23l-11 23l-11-23Z`)),()=>[28,20,12].map(n=>y(`M${E-n} 160V140a${n} ${n} 0 0 1 ${2*n} 0V160`)),()=>[28,44,60,76,92].map((n,e)=>y(`M${n} ${e%2?122:112}V${e%2?150:160}`)),()=>[y("M30 156a30 30 0 0 1 60 0Z"),y("M20 156H100M34 163H86")]];function Je({title:n}){let[e,t,i]=Ve[Ze(n)%Ve.length],o=Ke[Ze(n)%Ke.length];return g("svg",{class:"cover",viewBox:`0 0 ${P} ${xe}`,"aria-hidden":"true"},g("rect",{width:P,height:xe,fill:e}),g("rect",{x:6,y:6,width:P-12,height:xe-12,fill:"none",stroke:i,"stroke-opacity":.7}),g("g",{fill:t},...bn(n)),g("g",{stroke:i,"stroke-width":1.8,fill:"none","stroke-linecap":"round","stroke-linejoin":"round"},...o()))}function bn(n){let{size:e,lines:t}=gn(n.trim()),i=e*we,o=v.top+(v.height-t.length*i)/2+e*.85;return t.map((r,a)=>g("text",{x:E,y:(o+a*i).toFixed(1),"font-size":e,"text-anchor":"middle"},r))}function gn(n){for(let r of Ge){let a=Ye(n,v.width/r);if(a.every(l=>j(l)<=v.width/r)&&a.length*r*we<=v.height)return{size:r,lines:a}}let e=Ge.at(-1),t=v.width/e,i=Ye(xn(n,t),t),o=Math.floor(v.height/(e*we));return{size:e,lines:i.length>o?[...i.slice(0,o-1),"…"]:i}}function Ye(n,e){let t=[];for(let i of n.split(/\s+/)){let o=t.length?`${t.at(-1)} ${i}`:i;t.length&&j(o)<=e?t[t.length-1]=o:t.push(i)}return t}function xn(n,e){let t=0;return[...n].map(i=>(t=/\s/.test(i)?0:t+j(i),t<=e?i:(t=j(i),` ${i}`))).join("")}function j(n){return[...n].reduce((e,t)=>e+(mn.test(t)?1:fn.test(t)?un:hn),0)}function Ze(n){let e=2166136261;for(let t of n.normalize("NFC").toLowerCase())e=Math.imul(e^t.codePointAt(0),16777619)>>>0;return(e^e>>>15)>>>0}function y(n){return g("path",{d:n})}function wn(n,e){return g("circle",{cx:E,cy:n,r:e})}function kn(n){let[e,t]=[Math.cos(n),Math.sin(n)].map(i=>Number(i.toFixed(3)));return y(`M${E+10*e} ${135+10*t}L${E+25*e} ${135+25*t}`)}function Qe(n,e,t){let i=s("bdi",{},n.title),o=[n.genre,n.publishedIn].filter(Boolean).join(" · ");return s("article",{class:"book"},Je(n),s("div",{class:"book-text"},s("h4",{},t?s("a",{href:t},i):i),s("p",{class:"book-author"},s("bdi",{},n.author)),n.why&&s("p",{class:"book-why"},s("bdi",{},n.why)),s("p",{class:"book-facts"},s("span",{class:"price"},et(n,e)),o&&s("bdi",{},o))))}function Xe(n,e){return`– ${n.title}, ${n.author}, ${et(n,e)}`}function et({priceCents:n,currency:e},{locale:t}){return new Intl.NumberFormat(t,{style:"currency",currency:e}).format(n/100)}var W=["placed","shipped","out-for-delivery","delivered"],tt={processing:{steps:W,reached:0},shipped:{steps:W,reached:1},"out-for-delivery":{steps:W,reached:2},delivered:{steps:W,reached:3},returned:{steps:["placed","shipped","delivered","returned"],reached:3},cancelled:{steps:["placed","cancelled"],reached:1}};function nt(n,e){let t=w(e.order,{number:n.orderNumber},e);return s("section",{class:"order","data-status":n.status,"aria-label":t},s("div",{class:"order-head"},s("span",{class:"order-number"},t),s("span",{class:"order-status"},e.orderStatus[n.status]??n.status)),tt[n.status]&&yn(tt[n.status],e),vn(n,e))}function yn({steps:n,reached:e},t){let i=n.map((o,r)=>{let a=r<e?"done":r===e?"current":"ahead";return s("li",{"data-state":a,"aria-current":a==="current"&&"step"},s("span",{},t.orderSteps[o]))});return s("ol",{class:"order-way"},...i)}function vn(n,e){let t=new Intl.DateTimeFormat(e.locale,{day:"numeric",month:"short",timeZone:"UTC"}),o=Object.entries(e.orderFacts).filter(([r])=>n[r]).map(([r,a])=>{let l=r.endsWith("On")?t.format(new Date(n[r])):n[r];return s("div",{},s("dt",{},a),s("dd",{},l))});return s("dl",{class:"order-facts"},...o)}function it(n,e,t){let i=[];for(let o of n)switch(o?.type){case"order":i.push(...ke(()=>nt(o,e)));break;case"book":for(let r of ke(()=>Qe(o,e,t(o))))i.at(-1)?.matches(".books")||i.push(s("ul",{class:"books","aria-label":e.books})),i.at(-1).append(s("li",{},r));break}return i}function B({text:n,cards:e},t){let i=e.filter(o=>o?.type==="book").flatMap(o=>ke(()=>Xe(o,t)));return[n,...i].join(`
`)}function ke(n){try{return[n()]}catch(e){return console.warn("Quire: a card was left out.",e),[]}}function V(n,e){let t=new Intl.DateTimeFormat(e.locale,{hour:"numeric",minute:"2-digit"});return s("time",{datetime:new Date(n).toISOString()},t.format(n))}function rt(n,e){let t=Math.round((ot(Date.now())-ot(n))/864e5);return t===0?e.today:t===1?e.yesterday:new Intl.DateTimeFormat(e.locale,{weekday:"long",day:"numeric",month:"long"}).format(n)}function ot(n){return new Date(n).setHours(0,0,0,0)}var Tn=500,Sn=2e3;function st(n,e,t){let i=s("span",{class:"thanks",role:"status"}),o,r=zn(e,h=>{t.rate(n.replyId,o,h),a.find(({dataset:d})=>d.rating===o).focus()}),a=["up","down"].map(h=>En(h,e,()=>t.rate(n.replyId,h)));return{elements:[s("div",{class:"foot","aria-live":"off"},V(n.at,e),s("span",{class:"tools"},Mn(B(n,e),e),...a),i),r],update:({rating:h,comment:d})=>{a.forEach(f=>f.setAttribute("aria-pressed",f.dataset.rating===h)),m(i,h?e.thanksForRating:""),o=h,r.hidden=h===void 0||d!==void 0}}}function En(n,e,t){let i=n==="up"?e.helpful:e.notHelpful;return s("button",{type:"button","data-rating":n,"aria-label":i,title:i,onclick:t},p(`thumb-${n}`))}function Mn(n,e){if(!navigator.clipboard)return;let t=()=>{r("check",e.copied),setTimeout(()=>r("copy",e.copy),Sn)},o=s("button",{type:"button",class:"copy",onclick:()=>navigator.clipboard.writeText(n).then(t,()=>o.disabled=!0)}),r=(a,l)=>{o.replaceChildren(p(a)),o.title=l,o.setAttribute("aria-label",l)};return r("copy",e.copy),o}function zn(n,e){let t=s("input",{type:"text",maxlength:Tn,dir:"auto","aria-label":n.commentLabel,placeholder:n.commentLabel}),i=s("button",{type:"submit","aria-label":n.sendComment,title:n.sendComment},p("send"));return s("form",{class:"comment",hidden:!0,onsubmit:r=>{r.preventDefault();let a=S(t.value);a&&e(a)}},t,i)}var at=/https:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;function R(n){let e=[],t=0;for(let i of n.matchAll(at)){let o=I(i[0].startsWith("https:")?i[0]:`mailto:${i[0]}`);o&&(e.push(document.createTextNode(n.slice(t,i.index)),ye(o,i[0])),t=i.index+i[0].length)}return e.push(document.createTextNode(n.slice(t))),e}function lt(n){return n.match(at)?.find(e=>!e.startsWith("https:"))}function I(n){let e=URL.canParse(n)?new URL(n):void 0;return["https:","mailto:"].includes(e?.protocol)?e.href:void 0}function ye(n,...e){return s("a",{href:n,title:n,target:"_blank",rel:"noopener noreferrer"},...e)}function ct(n,e,t){let i=lt(n);return s("section",{class:"contact","aria-label":e.handOver},s("h4",{},p("person"),e.handOver),i?s("a",{class:"mail",href:I(`mailto:${i}`),target:"_blank",rel:"noopener noreferrer"},p("mail"),s("bdi",{},i)):s("p",{},e.handOverAbove),s("button",{type:"button",class:"keep-copy",onclick:()=>t.download()},p("download"),e.download))}var On=[["***",["strong","em"]],["**",["strong"]],["__",["strong"]],["*",["em"]],["_",["em"]]],pt=4,An=/[!-/:-@[-`{-~]/,dt=/[\p{L}\p{N}]/u;function T(n,e=0){let t=new ve(n),i=[],o="",r=0;for(;r<n.length;){let a=Rn(n,r,e,t);a?.node?(i.push(...R(o),a.node),o=""):o+=a?.text??n[r],r=a?.next??r+1}return i.push(...R(o)),i.filter(a=>a.nodeType!==Node.TEXT_NODE||a.data!=="")}function Rn(n,e,t,i){switch(n[e]){case"\\":return An.test(n[e+1])?{text:n[e+1],next:e+2}:void 0;case"`":return In(n,e,i);case"[":return _n(n,e,t,i);case"*":case"_":return Ln(n,e,t,i)}}function In(n,e,t){let i=n.startsWith("``",e)?"``":"`",o=t.next(i,e+i.length),r=o>0&&n.slice(e+i.length,o);return r?{node:s("code",{dir:"ltr"},r),next:o+i.length}:void 0}function _n(n,e,t,i){let o=i.next("](",e+1),r=i.next("[",e+1),a=o>0?i.next(")",o):-1;if(a<0||o===e+1||r>0&&r<o)return;let l=I(n.slice(o+2,a).trim().split(/\s/,1)[0]),c=n.slice(e+1,o);return l&&{node:ye(l,...t<pt?Nn(c,t):[c]),next:a+1}}function Nn(n,e){return T(n,e+1).map(t=>t.nodeName==="A"?document.createTextNode(t.textContent):t)}function Ln(n,e,t,i){let[o,r]=On.find(([f])=>n.startsWith(f,e)),a=e+o.length,l=t<pt?i.next(o,a):-1;l>0&&o==="**"&&n[l+2]==="*"&&l++;let c=o[0]==="_"&&(dt.test(n[e-1]??"")||dt.test(n[l+o.length]??""));if(l<=a||c||/\s/.test(n[a])||/\s/.test(n[l-1]))return{text:o,next:a};let h=T(n.slice(a,l),t+1);return{node:r.reduceRight((f,jt)=>[s(jt,{},...f)],h)[0],next:l+o.length}}var ve=class{#t;#e=new Map;constructor(e){this.#t=e}next(e,t){let i=this.#e.get(e);if(i&&t>=i.from&&(i.at<0||t<=i.at))return i.at;let o=this.#t.indexOf(e,t);return this.#e.set(e,{from:t,at:o}),o}};var K=/^ {0,3}```/,ut=/^ {0,3}#{1,6} +(.*)$/,G=/^( *)([-*+]|(\d{1,9})[.)]) +(.*)$/,Cn=4;function ft(n){let e=n.replace(/\r\n?/g,`
`).split(`
`),t=[],i=0;for(;i<e.length;){let[o,r]=Dn(e,i);t.push(...o),i=r}return t}function Dn(n,e){if(n[e].trim()==="")return[[],e+1];if(K.test(n[e]))return $n(n,e+1);let t=ut.exec(n[e]);return t?[[s("p",{class:"heading"},...T(t[1]))],e+1]:G.test(n[e])?Fn(n,e):qn(n,e)}function $n(n,e){let t=e;for(;t<n.length&&!K.test(n[t]);)t++;let i=s("code",{},n.slice(e,t).join(`
`));return[[s("pre",{dir:"ltr",tabindex:"0"},i)],t+1]}function qn(n,e){let t=e+1;for(;t<n.length&&n[t].trim()!==""&&!Hn(n[t]);)t++;return[[s("p",{dir:"auto"},...T(n.slice(e,t).join(`
`)))],t]}function Hn(n){return K.test(n)||ut.test(n)||G.test(n)}function Fn(n,e){let t=[],i=[],o=e;for(;o<n.length;o++){let r=n[o],a=G.exec(r);if(!a){if(ht(r)&&!K.test(r))t.at(-1).node.lastChild.append(`
`,...T(r.trim()));else if(r.trim()!==""||!(ht(n[o+1]??"")||G.test(n[o+1]??"")))break;continue}let l=a[1].length;for(;t.length>1&&l<t.at(-1).indent;)t.pop();if(t.length===0||l>t.at(-1).indent+1&&t.length<Cn){let c=a[3]===void 0?s("ul"):s("ol",{start:a[3]});(t.at(-1)?.node.lastChild??{append:h=>i.push(h)}).append(c),t.push({indent:l,node:c})}t.at(-1).node.append(s("li",{dir:"auto"},...T(a[4])))}return[i,o]}function ht(n){return/^ {2,}\S/.test(n)}var Un={day:Pn,own:jn,answer:Bn,notice:Vn,typing:Gn,offers:Kn};function mt(n,e,t){return Un[n.kind](e,t)}function Pn(n){let e=s("time"),t=({at:i})=>{e.dateTime=new Date(i).toISOString(),m(e,rt(i,n))};return{element:s("div",{class:"day"},e),update:t}}function jn(n,e){let t=s("div",{class:"bubble",dir:"auto"}),i=s("div",{class:"foot","aria-live":"off"}),o=s("article",{class:"entry own"},Te(n.you),t,i),r;return{element:o,update:({entry:l,endsGroup:c})=>{m(t,e.shownText(l)),o.dataset.delivery=l.delivery,o.classList.toggle("ends-group",c);let h=[l.delivery,l.code,l.at,c].join();h!==r&&(r=h,i.hidden=!c&&l.delivery==="accepted",i.replaceChildren(...Wn(l,n,e)))}}}function Wn(n,e,t){switch(n.delivery){case"queued":return[p("clock"),e.waitingForConnection];case"sending":return[p("clock"),e.sending];case"accepted":return[V(n.at,e),p("check"),Te(e.accepted)];case"failed":{let i=ge(n.code)?s("button",{type:"button",onclick:()=>t.retry(n.key)},e.retry):s("button",{type:"button",onclick:()=>t.edit(n.key)},e.edit),o=e.reasons[n.code]??e.reasons.other;return[p("alert"),s("span",{role:"alert"},`${e.failed} ${o}`),i]}}}function Bn(n,e){let t=s("div",{class:"bubble",dir:"auto"}),i=s("div",{class:"cards"}),o=s("article",{class:"entry answer"},bt(),Te(n.assistant),t,i),r={},a;return{element:o,update:({entry:c,endsGroup:h})=>{o.setAttribute("aria-busy",c.draft),o.classList.toggle("ends-group",h),(r.text!==c.text||r.draft!==c.draft)&&(t.replaceChildren(...c.source==="model"?ft(c.text):R(c.text)),t.classList.toggle("formatted",c.source==="model")),!c.draft&&!a&&(a=st(c,n,e),i.replaceChildren(...it(c.cards,n,e.bookHref)),c.action==="hand-over"&&i.append(ct(c.text,n,e)),o.append(...a.elements)),a?.update(c),r=c}}}function Vn(){let n=s("bdi"),e=({entry:t})=>m(n,t.text);return{element:s("div",{class:"notice"},p("clock"),n),update:e}}function Gn(n){let e=[1,2,3].map(()=>s("i")),t=s("div",{class:"bubble",role:"img","aria-label":n.typing},...e);return{element:s("div",{class:"entry answer typing ends-group"},bt(),t),update:()=>{}}}function Kn(n,e){let t=s("div",{class:"offers"});return{element:t,update:({texts:o})=>{t.hasChildNodes()||t.append(...o.map(r=>s("button",{type:"button",onclick:()=>e.say(r)},s("bdi",{},r))))}}}function bt(){return s("span",{class:"avatar","aria-hidden":"true"},p("book"))}function Te(n){return s("span",{class:"spoken"},n)}var Yn=3*6e4;function gt(n,e){let{entries:t}=n,i=t.flatMap((r,a)=>{let l={key:r.key,kind:r.kind,entry:r,endsGroup:!Zn(r,t[a+1])};return a===0||Y(r.at)!==Y(t[a-1].at)?[{key:`day-before-${r.key}`,kind:"day",at:r.at},l]:[l]});Ce(n,e)&&i.push({key:"typing",kind:"typing"});let o=Fe(n);return o.length&&i.push({key:`offers-${t.at(-1).key}`,kind:"offers",texts:o}),i}function Zn(n,e){return e!==void 0&&e.kind===n.kind&&e.at-n.at<Yn&&Y(e.at)===Y(n.at)&&e.delivery===n.delivery&&n.delivery!=="failed"}function Y(n){return new Date(n).toDateString()}var Jn=48,Qn=12,Z=class{#t;#e;#n=new Map;#i=!0;#o;constructor(e,t){this.#t=e,this.#e=t,this.#o=s("h3",{},e.greeting),this.log=s("div",{class:"log",role:"log","aria-live":"polite","aria-label":e.conversation}),this.intro=this.#a(),this.scroller=s("div",{class:"scroller",tabindex:"0",onscroll:()=>this.#r()},this.intro,this.log),this.newest=s("button",{class:"newest",type:"button",hidden:!0,"aria-label":e.newest,title:e.newest,onclick:()=>this.toEnd()},p("down")),this.element=s("div",{class:"middle"},this.scroller,this.newest),new ResizeObserver(()=>this.#s()).observe(this.scroller)}greet(e){m(this.#o,e?w(this.#t.greetingByName,{name:e},this.#t):this.#t.greeting)}show(e,t){let i=gt(e,t);this.intro.classList.toggle("used",e.entries.length>0);let o=new Map(i.map(l=>[l.key,this.#n.get(l.key)??mt(l,this.#t,this.#e)])),r=i.findLast(({kind:l,key:c})=>l==="answer"&&!this.#n.has(c));this.#n.forEach((l,c)=>o.has(c)||l.element.remove()),this.#n=o;let a=null;for(let l of i){let c=o.get(l.key);c.update(l);let h=a?a.nextSibling:this.log.firstChild;h!==c.element&&this.log.insertBefore(c.element,h),a=c.element}this.#s(r&&o.get(r.key).element)}toEnd(){this.scroller.scrollTop=this.scroller.scrollHeight,this.#i=!0,this.newest.hidden=!0}#a(){let e=this.#t,t=i=>{let{label:o,say:r}=typeof i=="string"?{label:i,say:i}:i;return s("button",{type:"button",onclick:()=>this.#e.ask(r)},o)};return s("section",{class:"intro"},this.#o,s("p",{},e.invitation),s("div",{class:"suggestions",role:"group","aria-label":e.suggestionsLabel},...e.suggestions.map(t)))}#r(){let{scrollHeight:e,scrollTop:t,clientHeight:i}=this.scroller;this.#i=e-t-i<Jn,this.newest.hidden=this.#i}#s(e){if(this.#i&&(this.toEnd(),e)){let t=this.scroller.getBoundingClientRect().top+Qn-e.getBoundingClientRect().top;this.scroller.scrollTop-=Math.max(0,t)}}};var Xn=500,M=class{#t;#e;#n;constructor(e,t,i=()=>{}){this.#e=s("input",{type:"text",maxlength:Xn,dir:"auto","aria-label":t.commentLabel,placeholder:t.commentLabel}),this.#t=[1,2,3,4,5].map(r=>s("input",{type:"radio",name:e,value:r,"aria-label":N(t.stars,r,t)})),this.#n=s("div",{class:"comment",hidden:!0},this.#e);let o=()=>{this.#n.hidden=!1,i()};this.element=s("fieldset",{class:"rate",onchange:o},s("legend",{},t.rateQuestion),s("div",{class:"stars"},...this.#t.map(r=>s("label",{},r,p("star")))),this.#n)}get given(){let e=this.#t.find(({checked:t})=>t);return e&&{rating:Number(e.value),comment:S(this.#e.value)||void 0}}clear(){this.#t.forEach(e=>e.checked=!1),this.#e.value="",this.#n.hidden=!0}};var J=class{#t;constructor(e,t){let i=(a,l,c)=>s("button",{type:"button",onclick:c},p(l),a);this.button=s("button",{class:"header-button",type:"button","aria-expanded":"false","aria-controls":"menu","aria-label":e.more,title:e.more,onclick:()=>this.#i(),onmousedown:xt},p("more"));let o=i(e.download,"download",()=>{this.close(),t.download()}),r=i(e.startOver,"again",()=>{this.close(),this.#t.clear(),this.#t.element.hidden=!t.mayRate(),this.question.showModal()});this.list=s("div",{class:"menu",id:"menu",hidden:!0,onmousedown:xt,onfocusout:a=>this.#n(a)},o,r),this.#t=new M("parting",e),this.question=this.#o(e,t)}get isOpen(){return!this.list.hidden}close(){this.#e(),this.button.focus()}#e(){this.list.hidden=!0,this.button.setAttribute("aria-expanded","false")}#n({relatedTarget:e}){this.list.contains(e)||this.#e()}#i(){if(this.isOpen){this.close();return}this.list.hidden=!1,this.button.setAttribute("aria-expanded","true"),this.list.querySelector("button").focus()}#o(e,{startOver:t,rateWhole:i}){let o=(a,l,c)=>s("button",{class:l,type:"button",onclick:c},a),r=s("dialog",{class:"question",role:"alertdialog","aria-labelledby":"question","aria-describedby":"warning"},s("h3",{id:"question"},e.startOverQuestion),s("p",{id:"warning"},e.startOverWarning),this.#t.element,s("div",{class:"answers"},o(e.startOverCancel,"keep",()=>r.close()),o(e.startOver,"forget",()=>{r.close();let a=this.#t.given;a&&i(a.rating,a.comment),t()})));return r}};function xt(n){n.preventDefault()}var ei=4e3,Q=class{#t;#e;#n;#i=s("p",{class:"thanks",role:"status"});#o;constructor(e,{rated:t,done:i}){this.#n=s("button",{type:"submit",class:"send-rating",hidden:!0},e.send),this.#t=new M("rating",e,()=>this.#n.hidden=!1);let o=a=>{a.preventDefault();let{rating:l,comment:c}=this.#t.given;t(l,c),this.#e.hidden=!0,m(this.#i,e.thanksForRating),this.#o=setTimeout(()=>this.hide(),ei),i()},r=()=>{this.hide(),i()};this.#e=s("form",{onsubmit:o},this.#t.element,this.#n,s("button",{type:"button",class:"skip","aria-label":e.rateSkip,title:e.rateSkip,onclick:r},p("close"))),this.element=s("section",{class:"rating",hidden:!0,"aria-label":e.rateQuestion,onkeydown:({key:a})=>a==="Escape"&&r()},this.#e,this.#i)}ask(){this.hide(),this.#t.clear(),this.#n.hidden=!0,this.#e.hidden=!1,m(this.#i,""),this.element.hidden=!1}hide(){clearTimeout(this.#o),this.element.hidden=!0}};var X=class{#t;#e;#n;#i;#o=s("p",{class:"status",role:"status"});#a;#r;#s;#l;constructor(e,t,i,o){this.#t=t,this.#e=i,this.composer=o,this.#n=new U(t,()=>this.open()),this.#i=new Q(t,{rated:i.rateWhole,done:()=>this.#n.element.focus()}),this.#a=new F(t,()=>i.reconnect()),this.#r=new Z(t,i),this.#s=new J(t,i),this.#l=this.#h(e)}get elements(){return[this.#n.element,this.#i.element,this.#l]}get isOpen(){return this.#l.open}open(){this.isOpen||(this.#i.hide(),this.#l.showModal(),this.#e.opened(),this.#r.toEnd(),this.focusComposer())}close(){this.#l.close()}askForRating(){this.#i.ask()}greet(e){this.#r.greet(e)}focusComposer(){if(this.#c===this.composer.field)return;(matchMedia("(pointer: coarse)").matches?this.#r.scroller:this.composer.field).focus({preventScroll:!0})}show(e,t){this.#r.show(e,t),this.#s.button.hidden=e.entries.length===0}showUnread(e){this.#n.showUnread(e)}showStatus(e,t){let i=this.#t,o={idle:i.ready,open:i.ready,connecting:i.connecting,waiting:i.disconnected,stopped:i.stopped};this.#l.dataset.phase=e.phase,m(this.#o,o[e.phase]),this.#a.show(e,t)}followNewest(){this.#r.toEnd()}get#c(){return this.#l.getRootNode().activeElement}#h(e){let t=s("button",{class:"header-button",type:"button","aria-label":this.#t.close,title:this.#t.close,onclick:()=>this.close()},p("close")),i=s("header",{},s("span",{class:"emblem","aria-hidden":"true"},p("book")),s("div",{class:"title"},s("h2",{id:"title"},e),this.#o),this.#s.button,t);return s("dialog",{class:"panel","aria-labelledby":"title",onclose:()=>this.#e.closed(),oncancel:o=>this.#d(o),onclick:o=>o.target===this.#l&&this.#f(o)&&this.close(),onkeydown:o=>this.#p(o)},i,this.#s.list,this.#a.element,this.#r.element,this.composer.form,this.#s.question)}#d(e){e.target===this.#l&&this.#s.isOpen&&(e.preventDefault(),this.#s.close())}#f({clientX:e,clientY:t}){let{left:i,right:o,top:r,bottom:a}=this.#l.getBoundingClientRect();return e<i||e>o||t<r||t>a}#p(e){if(e.key!=="Tab")return;let i=[...(this.#s.question.open?this.#s.question:this.#l).querySelectorAll('button, input, textarea, a[href], [tabindex="0"]')].filter(a=>!a.disabled&&a.checkVisibility()&&!ti(a)),[o,r]=[i[0],i.at(-1)];(e.shiftKey?this.#c===o:this.#c===r)&&(e.preventDefault(),(e.shiftKey?r:o).focus())}};function ti(n){if(n.type!=="radio")return!1;let e=[...n.closest("fieldset").querySelectorAll("[type=radio]")];return n!==(e.find(({checked:t})=>t)??e[0])}var ee=class{#t=new Map;#e;constructor(e){this.#e=e}give(e,t,i){this.#n(e,{type:"feedback",replyId:e,rating:t,comment:i})}giveWhole(e,t){this.#n("the conversation",{type:"rate",rating:e,comment:t})}resume(){this.#t.forEach((e,t)=>this.#n(t,e))}clear(){this.#t.clear()}#n(e,t){this.#e(t)?this.#t.delete(e):this.#t.set(e,t)}};var Se=[0,0,0],z=[255,255,255],ni=[27,30,33],wt=4.5,ii=3;function Tt(n){let e=oi(n);if(!e)return;let t=kt(e,z,Se,.88),i=kt(e,ni,z,.8);return`:host { ${t} }
@media (prefers-color-scheme: dark) { :host { ${i} } }`}function St(n,e){let[t,i]=[vt(n),vt(e)].sort((o,r)=>o-r);return(i+.05)/(t+.05)}function kt(n,e,t,i){let o=St(n,z)>=wt?z:Se,r=Ee(n,o===z?Se:z,.15),a=Ee(n,e,i),l={accent:n,header:n,"accent-strong":r,"on-accent":o,"accent-soft":a,"accent-text":yt(n,a,t,wt),"accent-line":yt(n,e,t,ii)};return Object.entries(l).map(([c,h])=>`--${c}: rgb(${h.join(" ")});`).join(" ")}function yt(n,e,t,i){return Array.from({length:21},(r,a)=>Ee(n,t,a/20)).find(r=>St(r,e)>=i)}function Ee(n,e,t){return n.map((i,o)=>Math.round(i+(e[o]-i)*t))}function vt(n){let[e,t,i]=n.map(o=>{let r=o/255;return r<=.04045?r/12.92:((r+.055)/1.055)**2.4});return .2126*e+.7152*t+.0722*i}function oi(n){let e=n.replace(/^#(.)(.)(.)$/,"#$1$1$2$2$3$3");return/^#[\da-f]{6}$/i.test(e)?[1,3,5].map(t=>parseInt(e.slice(t,t+2),16)):void 0}var Et=`
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
`;var Mt=`
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
`;var zt=`
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
`;var Ot=`
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
`;var At=`
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
`;var Rt=`
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
`;var It=`
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
`;var _t=`
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
`;var Nt=`
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
`;var Lt=`
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
`;var Ct=`
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
`;var Dt=`
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
`;var $t=`
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
  flex-wrap: wrap;
  gap: 4px 8px;
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

/* Side by side the steps would run into each other. */
@media (max-width: 379px) {
  .order-way {
    flex-direction: column;
    gap: 9px;
    font-size: 12.5px;
  }

  .order-way li {
    padding-block: 0;
    padding-inline-start: 24px;
    text-align: start;
  }

  .order-way li::after {
    inset-block-start: 1.5px;
    inset-inline-start: 0;
  }

  .order-way li + li::before {
    inset-block: calc(-100% + 5.5px) calc(100% - 1.5px);
    inset-inline: 5px auto;
    inline-size: 3px;
    block-size: auto;
  }
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
`;var qt=`
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
`;var Ht=`
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
`;var ri=[zt,Lt,qt,Mt,Ct,It,Nt,_t,$t,Ot,Rt,At,Dt,Ht,Et];function Ft(n){let e=n===void 0?"":Tt(n);return e===void 0&&console.warn(`Quire: data-color takes #rgb or #rrggbb, not "${n}".`),[ri.join(`
`),e??""].map(t=>{let i=new CSSStyleSheet;return i.replaceSync(t),i})}var te=class{#t;#e;#n;constructor(e,t){this.#t=new Map(e.filter(({say:i})=>i).map(({label:i,say:o})=>[o,i])),this.#e=t.tapped(),this.#n=t}add(e){this.#i([...this.#n.tapped(),e].slice(-50))}clear(){this.#i([])}textOf({key:e,text:t}){return this.#e.includes(e)?this.#t.get(t)??t:t}#i(e){this.#e=e,this.#n.keepTapped(e)}};function Ut(n,e,t){let i=new Intl.DateTimeFormat(e.locale,{dateStyle:"medium",timeStyle:"short"});return n.entries.filter(r=>r.kind==="own"||r.kind==="answer"&&!r.draft).map(r=>{let a=r.kind==="own"?e.you:e.assistant,l=r.delivery==="failed"?`, ${e.failed}`:"";return`${a}, ${i.format(r.at)}${l}
${r.kind==="own"?t(r):B(r,e)}
`}).join(`
`)}function Pt(n,e){let t=URL.createObjectURL(new Blob([n],{type:"text/plain;charset=utf-8"}));s("a",{href:t,download:`${e}.txt`}).click(),setTimeout(()=>URL.revokeObjectURL(t),1e4)}var ne=class extends EventTarget{#t;#e=re;#n;#i;#o;#a;#r=u.token();#s=u.beginning();#l=!1;#c=new _(u.accepted(),u.keepAccepted);#h;#d=new ee(e=>this.#i.send(e));constructor({url:e,name:t,color:i,position:o,texts:r,bookHref:a}){super(),this.#t=r,this.#h=new te(r.suggestions,u),this.#n=new X(t,r,{...this.#m(),bookHref:a},new L(r,c=>this.say(c))),this.#o=new H(u.outbox(),{send:({id:c,text:h})=>this.#i.send({type:"message",id:c,text:h}),changed:c=>this.#x(c),unanswered:()=>this.#i.restart()}),this.#i=new C(e,{hello:()=>this.#E(),received:c=>this.#M(c),changed:(c,h)=>this.#R(c,h)}),this.host=s("quire-chat",{lang:r.locale,dir:r.dir,"data-position":o});let l=this.host.attachShadow({mode:"open"});l.adoptedStyleSheets=Ft(i),l.append(...this.#n.elements),this.#f()}#f(){for(let e of this.#c.items)this.#e=se(this.#e,{...e,delivery:"sending"}),this.#e=ae(this.#e,e.id,e.at);this.#x(this.#o.items),this.#u(),setInterval(()=>this.#n.isOpen&&this.#u(),1e3),document.addEventListener("visibilitychange",()=>{this.#y(),this.#w()}),u.onChangedElsewhere(()=>this.#y()),(this.#r||this.#o.items.length)&&this.#i.open()}open(){this.#n.open()}close(){this.#n.close()}say(e){this.#p(q(),e)}#p(e,t){this.#n.open(),this.#i.open(),this.#o.add({id:e,text:t,at:Date.now()}),this.#b("message",{from:"visitor",text:t}),this.#n.followNewest(),this.#n.focusComposer()}compose(e){this.#n.open(),this.#n.composer.offer(e),this.#n.composer.field.focus()}identify(e){this.#n.greet(e)}#m(){return{opened:()=>{this.#i.open(),this.#w(),this.#u(),this.#b("open")},closed:()=>{this.#_(),this.#u(),this.#b("close")},reconnect:()=>this.#i.retryNow(),say:e=>this.say(e),ask:e=>{let t=q();this.#h.add(t),this.#p(t,e)},shownText:e=>this.#h.textOf(e),retry:e=>{this.#e=le(this.#e,e),this.#o.retry(e,Date.now()),this.#n.focusComposer()},edit:e=>{let{text:t}=this.#o.items.find(i=>i.id===e);this.#e=le(this.#e,e),this.#o.remove(e),this.compose(t)},rate:(e,t,i)=>this.#I(e,t,i),mayRate:()=>this.#k,rateWhole:(e,t)=>{u.keepOpinion("given"),this.#d.giveWhole(e,t)},download:()=>Pt(Ut(this.#e,this.#t,e=>this.#h.textOf(e)),this.#t.transcriptFile),startOver:()=>this.#N()}}#E(){return this.#r??=u.token(),{token:this.#r,cursor:qe(this.#e)?void 0:this.#a}}#M(e){switch(e.type){case"welcome":this.#l=!1,this.#r=e.token,u.keepToken(e.token),this.#o.resume(),this.#d.resume();break;case"accepted":this.#g(e.id);break;case"rejected":this.#A(e);break;case"reply":this.#z(e);break;case"notice":this.#e=Ie(this.#e,e),this.#a=e.cursor;break;case"delta":this.#e=_e(this.#e,e);break;case"history":this.#O(e.entries);break}this.#w(),this.#u()}#z(e){this.#g(e.inReplyTo);let t=this.#e;this.#e=Re(t,e),this.#a=e.cursor,this.#e!==t&&this.#b("message",{from:"assistant",text:e.text})}#O(e){this.#e=Ne(this.#e,e),e.forEach(({event:t})=>this.#g(t.messageId??t.inReplyTo)),this.#c.told(new Set(e.map(({event:t})=>t.messageId))),this.#a=e.findLast(({cursor:t})=>t)?.cursor??this.#a}#g(e){this.#e=ae(this.#e,e,Date.now());let t=this.#o.items.find(i=>i.id===e);t&&this.#c.add(t),this.#o.accepted(e)}#A({id:e,code:t,retryAfterMs:i}){this.#i.status.phase==="open"?this.#o.rejected(e,t,i):(this.#T(),this.#i.restart())}#R({phase:e},t){e!=="connecting"&&e!=="open"&&(t===x.TOKEN_INVALID&&this.#T(),t===x.FRAME_TOO_LARGE&&this.#o.rejected(void 0,"too-large"),t===x.TOO_MANY_ERRORS&&this.#o.rejected(void 0,"malformed"),this.#o.pause()),this.#u()}#x(e){u.keepOutbox(e);let t=["waiting","stopped"].includes(this.#i.status.phase);for(let{id:i,text:o,at:r,state:a,code:l}of e){let c=a==="queued"&&!t?"sending":a;this.#e=se(this.#e,{id:i,text:o,at:r,delivery:c,code:l})}this.#u()}#I(e,t,i){this.#e=Le(this.#e,e,t,i),this.#d.give(e,t,i),this.#u()}get#k(){return this.#i.status.phase==="open"&&De(this.#e)&&u.opinion()!=="given"}#_(){this.#k&&u.opinion()!=="asked"&&(u.keepOpinion("asked"),this.#n.askForRating())}#N(){this.#s=q(),u.forgetSession(),u.keepBeginning(this.#s),this.#v(),this.#o.clear(),this.#i.restart(),this.#n.focusComposer()}#y(){this.#s!==u.beginning()&&(this.#s=u.beginning(),this.#l||=this.#i.status.phase!=="idle",this.#v(),this.#i.rest(),this.#x(this.#o.items)),this.#l&&u.token()&&this.#i.open()}#v(){this.#S(),this.#h.clear(),this.#d.clear(),this.#e=re}#T(){this.#S(),u.forgetSession()}#S(){this.#r=void 0,this.#a=void 0,this.#c.clear()}#w(){let e=$e(this.#e);this.#n.isOpen&&!document.hidden&&e&&e!==u.shown()&&(u.keepShown(e),this.#i.send({type:"delivered",cursor:e}))}#u(){this.#n.show(this.#e,Date.now()),this.#n.showUnread(He(this.#e,u.shown())),this.#n.showStatus(this.#i?.status??{phase:"idle"},Date.now())}#b(e,t){this.dispatchEvent(new CustomEvent(e,{detail:t}))}};async function Kr(n,{name:e,color:t,position:i,lang:o,endpoint:r="ws",texts:a,bookUrl:l}){let c=new URL(r,n);c.protocol=c.protocol.replace("http","ws");let h=await ze(o??document.documentElement.lang,a),d=new ne({url:c.href,name:e??h.help,color:t,position:i,texts:h,bookHref:si(l)});return await ai(),document.body.append(d.host),d}function si(n){return e=>{let t=n?.replace(/\{(bookId|title)\}/g,(o,r)=>encodeURIComponent(e[r])),i=t===void 0?null:URL.parse(t,document.baseURI);return["https:","http:"].includes(i?.protocol)?i.href:void 0}}async function ai(){document.readyState==="loading"&&await new Promise(n=>document.addEventListener("DOMContentLoaded",n,{once:!0}))}export{Kr as start};

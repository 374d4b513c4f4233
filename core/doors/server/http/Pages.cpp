#include "core/doors/server/http/Pages.h"

namespace tierdesk::server {

namespace {

constexpr char style[] = R"(<style>
:root{color-scheme:light dark;--window:#f6f7f9;--panel:#fff;--line:#e3e6eb;--text:#1b2330;--dim:#687385;--accent:#2f6fed;--soft:#e8f0fe}
@media(prefers-color-scheme:dark){:root{--window:#12161d;--panel:#191f28;--line:#2a323f;--text:#e6eaf0;--dim:#98a4b5;--accent:#6a9bff;--soft:#20304f}}
*{box-sizing:border-box}body{margin:0;background:var(--window);color:var(--text);font:14px/1.5 Inter,system-ui,sans-serif}
main{max-width:920px;margin:0 auto;padding:32px 16px}h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;margin:28px 0 8px}
p{color:var(--dim);margin:0 0 16px}a{color:var(--accent)}
details{background:var(--panel);border:1px solid var(--line);border-radius:8px;margin:6px 0}
summary{cursor:pointer;padding:8px 12px;display:flex;gap:12px;align-items:baseline}
summary:focus-visible{outline:2px solid var(--accent);border-radius:8px}
.verb{font:600 12px ui-monospace,monospace;color:var(--accent);background:var(--soft);border-radius:4px;padding:1px 6px;min-width:60px;text-align:center}
.path{font-family:ui-monospace,monospace;overflow-wrap:anywhere}.say{color:var(--dim);margin-left:auto;text-align:right}
.in{padding:0 12px 12px;border-top:1px solid var(--line)}h3{font-size:12px;color:var(--dim);margin:12px 0 4px}
pre{margin:0;padding:8px;background:var(--window);border-radius:4px;overflow:auto;font-size:12px}
input{width:100%;height:30px;padding:0 8px;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:8px;font:inherit}
</style>)";

constexpr char docsBody[] = R"(<main><h1>Tierdesk API</h1>
<p>Made from <a href="/openapi.json">openapi.json</a>, which is made from the routes that are served.</p>
<input id="find" type="search" placeholder="Find a path or a word" aria-label="Find a path or a word"><div id="all" aria-live="polite"><p>Loading…</p></div></main>
<script>
const all=document.getElementById('all'),find=document.getElementById('find');
const el=(n,c,t)=>{const e=document.createElement(n);if(c)e.className=c;if(t!==undefined)e.textContent=t;return e};
const block=(into,name,value)=>{if(value===undefined)return;into.append(el('h3','',name),el('pre','',JSON.stringify(value,null,2)))};
fetch('/openapi.json').then(r=>{if(!r.ok)throw Error(r.status);return r.json()}).then(api=>{
const groups={};for(const[path,verbs]of Object.entries(api.paths))for(const[verb,op]of Object.entries(verbs))
(groups[(op.tags||['Other'])[0]]??=[]).push([verb,path,op]);
all.replaceChildren();for(const[name,ops]of Object.entries(groups)){const box=el('section');box.append(el('h2','',name));
for(const[verb,path,op]of ops){const d=el('details'),s=el('summary');s.append(el('span','verb',verb.toUpperCase()),el('span','path',path),el('span','say',op.summary||''));
d.append(s);d.addEventListener('toggle',()=>{if(d.children.length>1)return;const i=el('div','in');
block(i,'Credential',op.security?Object.keys(op.security[0])[0]:'none');block(i,'Parameters',op.parameters);
block(i,'Limits',op['x-rate-limits']);block(i,'Body',op.requestBody?.content?.['application/json']?.schema);
for(const[code,r]of Object.entries(op.responses))block(i,'Answer '+code,r.content?.['application/json']?.schema??r.description);d.append(i)});
d.dataset.words=(verb+' '+path+' '+(op.summary||'')).toLowerCase();box.append(d)}all.append(box)}
find.addEventListener('input',()=>{const w=find.value.toLowerCase();for(const d of all.querySelectorAll('details'))d.hidden=!d.dataset.words.includes(w);
for(const s of all.querySelectorAll('section'))s.hidden=!s.querySelector('details:not([hidden])')})
}).catch(e=>all.replaceChildren(el('p','','openapi.json could not be read: '+e.message)));
</script>)";

constexpr char homeBody[] =
    R"(<main><h1>Tierdesk</h1><p>Customer service with a server inside. This is its API door.</p>
<p><a href="/docs">The API, endpoint by endpoint</a><br><a href="/openapi.json">openapi.json</a><br><a href="/health">Health</a></p></main>)";

QByteArray page(const char *title, const char *body)
{
    return QByteArray("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                      "content=\"width=device-width\"><title>") +
           title + "</title>" + style + "</head><body>" + body + "</body></html>\n";
}

} // namespace

QByteArray docsPage()
{
    return page("Tierdesk API", docsBody);
}

QByteArray homePage()
{
    return page("Tierdesk", homeBody);
}

QByteArray pagePolicy()
{
    return QByteArrayLiteral(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
}

} // namespace tierdesk::server

#include "core/doors/server/http/Pages.h"

#include "core/base/Literals.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

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

constexpr char homeBody[] =
    R"(<main><h1>Tierdesk</h1><p>Customer service with a server inside. This is its API door.</p>
<p><a href="/docs">The API, endpoint by endpoint</a><br><a href="/openapi.json">openapi.json</a><br><a href="/health">Health</a></p></main>)";

QByteArray page(const char *title, const char *body)
{
    return QByteArray("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                      "content=\"width=device-width\"><title>") +
           title + "</title>" + style + "</head><body>" + body + "</body></html>\n";
}

/// Returns the hashes of the contents of the elements @p name in @p page, as a CSP source list.
QByteArray sourcesOf(const QByteArray &page, const QByteArray &name)
{
    const QByteArray open = '<' + name + '>', close = "</" + name + '>';
    QByteArrayList sources;
    for (qsizetype at = page.indexOf(open); at >= 0; at = page.indexOf(open, at)) {
        at += open.size();
        const QByteArray inside = page.mid(at, page.indexOf(close, at) - at);
        sources.append("'sha256-" + QCryptographicHash::hash(inside, QCryptographicHash::Sha256).toBase64() + '\'');
    }
    return sources.isEmpty() ? "'none'"_ba : sources.join(' ');
}

} // namespace

QByteArray docsPage()
{
    QFile file(u":/api/docs.html"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll()
                                          : page("Tierdesk API", "<main>This program has no page.</main>");
}

QByteArray homePage()
{
    return page("Tierdesk", homeBody);
}

QByteArray pagePolicy(const QByteArray &page)
{
    return "default-src 'none'; style-src " + sourcesOf(page, "style") + "; script-src " + sourcesOf(page, "script") +
           "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

} // namespace tierdesk::server

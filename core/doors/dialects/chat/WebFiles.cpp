#include "core/doors/dialects/chat/WebFiles.h"

#include "core/base/Json.h"
#include "core/base/Log.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace tierdesk::dialects::chat {

namespace {

const QString Folder = u":/webchat/"_s;

QByteArray typeOf(const QString &name)
{
    constexpr std::pair<const char16_t *, const char *> Others[]{
        {u".png", "image/png"},    {u".jpg", "image/jpeg"},   {u".webp", "image/webp"},      {u".gif", "image/gif"},
        {u".ico", "image/x-icon"}, {u".woff2", "font/woff2"}, {u".json", "application/json"}};
    for (const auto &[ending, type] : Others) {
        if (name.endsWith(QStringView(ending)))
            return type;
    }
    if (name.endsWith(u".js"))
        return "text/javascript; charset=utf-8"_ba;
    if (name.endsWith(u".css"))
        return "text/css; charset=utf-8"_ba;
    if (name.endsWith(u".svg"))
        return "image/svg+xml"_ba;
    return "text/html; charset=utf-8"_ba;
}

/// Returns the operator's file if there is one, else the built-in one.
QByteArray contentsOf(const QString &folder, const QString &name)
{
    if (!folder.isEmpty()) {
        QFile own(QDir(folder).filePath(name));
        if (own.open(QIODevice::ReadOnly))
            return own.readAll();
        if (own.exists())
            qCWarning(log::Http) << "a file of the web chat cannot be read:" << own.fileName() << own.errorString();
    }
    QFile file(Folder + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its web chat: %ls", qUtf16Printable(file.errorString()));
    return file.readAll();
}

/// Returns the page's CSP: what it may load and who may frame it. Trusted types forbid setting text as HTML.
QByteArray policyFor(const QByteArray &style, const QByteArrayList &framing)
{
    const QByteArray its =
        style.isEmpty() ? QByteArray()
                        : " 'sha256-" + QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64() + '\'';
    return "default-src 'none'; script-src 'self'; style-src 'self'" + its +
           "; font-src 'self'; img-src 'self' blob:; connect-src 'self'; "
           "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
           "frame-ancestors " +
           (QByteArrayList{"'self'"} + framing).join(' ');
}

/// Rendered pages that are cached: one per company, brand and list of origins.
constexpr qsizetype MostPages = 256;

} // namespace

WebFiles::WebFiles(const QString &folder)
{
    QHash<QString, QByteArray> contents;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList names = QDir(Folder).entryList(QDir::Files, QDir::Name);
    if (!folder.isEmpty())
        names += QDir(folder).entryList(QDir::Files, QDir::Name);
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        const QByteArray bytes = contentsOf(folder, name);
        contents.insert(name, bytes);
        hash.addData(name.toUtf8() + '\n' + bytes);
    }
    m_stamp = QString::fromLatin1(hash.result().left(6).toHex());
    m_page = contents.take(u"index.html"_s);
    m_page.replace("{stamp}", m_stamp.toLatin1());
    for (auto each = contents.cbegin(); each != contents.cend(); ++each)
        m_files.insert(each.key(), StaticAnswer(each.value(), typeOf(each.key())));
    m_widget = StaticAnswer(contents.value(u"widget.js"_s), typeOf(u"widget.js"_s),
                            {{"Cache-Control", "no-cache"},
                             {"Access-Control-Allow-Origin", "*"},
                             {"Cross-Origin-Resource-Policy", "cross-origin"}});
}

Answer WebFiles::page(const Call &call, const QString &company, const WebChatBrand &brand,
                      const QByteArrayList &framing)
{
    const QByteArray style = webChatStyle(brand);
    QByteArray logo;
    if (!brand.logo.isEmpty())
        logo = "logo?v=" + QCryptographicHash::hash(brand.logo, QCryptographicHash::Sha256).toHex().left(12);
    const QString name = brand.name.isEmpty() ? company : brand.name;
    QByteArray html = m_page;
    html.replace("{open}", company.isEmpty() ? "no" : "yes");
    html.replace("{style}", style.isEmpty() ? QByteArray() : "<style>" + style + "</style>");
    html.replace("{logo}", logo);
    // Replaced last, so that no company's text is taken for a placeholder.
    html.replace("{texts}",
                 QString::fromUtf8(base::toJson(brand.texts)).toHtmlEscaped().toUtf8().replace('{', "&#123;"));
    html.replace("{company}", name.toHtmlEscaped().toUtf8());
    const QByteArray policy = policyFor(style, framing);
    const QByteArray key = policy + '\n' + html;
    if (const auto known = m_pages.constFind(key); known != m_pages.cend())
        return known->to(call);
    if (m_pages.size() >= MostPages)
        m_pages.clear();
    const StaticAnswer page(html, typeOf(QString()),
                            {{"Cache-Control", "no-cache"},
                             {"Content-Security-Policy", policy},
                             {"Referrer-Policy", "no-referrer"},
                             {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}});
    m_pages.insert(key, page);
    return page.to(call);
}

Answer WebFiles::logo(const WebChatBrand &brand)
{
    Answer answer;
    if (brand.logo.isEmpty()) {
        answer.status = 404;
        answer.contentType = "text/plain; charset=utf-8"_ba;
        return answer;
    }
    answer.contentType = word(brand.logoType).data();
    answer.body = brand.logo;
    // The page requests it by its hash.
    answer.headers = {{"Cache-Control", "public, max-age=31536000, immutable"}};
    return answer;
}

Answer WebFiles::file(const Call &call, const QString &stamp, const QString &name) const
{
    const auto found = m_files.constFind(name);
    if (found == m_files.cend()) {
        Answer none;
        none.status = 404;
        none.contentType = "text/plain; charset=utf-8"_ba;
        return none;
    }
    Answer answer = found->to(call);
    answer.headers.emplace_back("Cache-Control", stamp == m_stamp ? "public, max-age=31536000, immutable" : "no-cache");
    return answer;
}

} // namespace tierdesk::dialects::chat

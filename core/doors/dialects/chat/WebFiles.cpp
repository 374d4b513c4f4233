#include "core/doors/dialects/chat/WebFiles.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace tierdesk::dialects::chat {

namespace {

const QString Folder = QStringLiteral(":/webchat/");

QByteArray typeOf(const QString &name)
{
    if (name.endsWith(u".js"))
        return QByteArrayLiteral("text/javascript; charset=utf-8");
    if (name.endsWith(u".css"))
        return QByteArrayLiteral("text/css; charset=utf-8");
    if (name.endsWith(u".svg"))
        return QByteArrayLiteral("image/svg+xml");
    return QByteArrayLiteral("text/html; charset=utf-8");
}

QByteArray contentsOf(const QString &name)
{
    QFile file(Folder + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its web chat: %ls", qUtf16Printable(file.errorString()));
    return file.readAll();
}

QByteArray deflated(const QByteArray &bytes)
{
    constexpr qsizetype LengthField = 4; // qCompress puts the length before the stream
    const QByteArray small = qCompress(bytes, 9).sliced(LengthField);
    return small.size() < bytes.size() ? small : QByteArray();
}

/// Whether the client takes `deflate`, by its Accept-Encoding (RFC 9110 §12.5.3).
bool takesDeflate(const Call &call)
{
    for (const QByteArray &each : call.header("accept-encoding").split(',')) {
        const qsizetype end = each.indexOf(';');
        const QByteArray weight = end < 0 ? QByteArray() : each.mid(end + 1).trimmed();
        if (each.left(end < 0 ? each.size() : end).trimmed().toLower() == "deflate")
            return !weight.startsWith("q=0") || weight.toLower().mid(2).toDouble() > 0;
    }
    return false;
}

/// What the page may load and who may frame it. Text is only ever set as text: trusted types forbid the rest.
QByteArray policyFor(const QByteArrayList &framing)
{
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
           "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
           "frame-ancestors " +
           (QByteArrayList{"'self'"} + framing).join(' ');
}

} // namespace

WebFiles::WebFiles()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : QDir(Folder).entryList(QDir::Files, QDir::Name)) {
        const QByteArray bytes = contentsOf(name);
        m_files.insert(name, {typeOf(name), bytes, deflated(bytes)});
        hash.addData(name.toUtf8() + '\n' + bytes);
    }
    m_stamp = QString::fromLatin1(hash.result().left(6).toHex());
    m_page = m_files.take(QStringLiteral("index.html")).bytes;
    m_page.replace("{stamp}", m_stamp.toLatin1());
}

Answer WebFiles::answerWith(const Call &call, const File &file)
{
    Answer answer;
    answer.contentType = file.type;
    answer.body = file.bytes;
    answer.headers = {{"Vary", "Accept-Encoding"}};
    if (!file.deflated.isEmpty() && takesDeflate(call)) {
        answer.body = file.deflated;
        answer.headers.emplace_back("Content-Encoding", "deflate");
    }
    return answer;
}

Answer WebFiles::page(const Call &call, const QString &company, const QByteArrayList &framing) const
{
    QByteArray html = m_page;
    html.replace("{open}", company.isEmpty() ? "no" : "yes");
    html.replace("{company}", company.toHtmlEscaped().toUtf8());
    Answer answer = answerWith(call, {typeOf(QString()), html, deflated(html)});
    answer.headers.emplace_back("Cache-Control", "no-cache");
    answer.headers.emplace_back("Content-Security-Policy", policyFor(framing));
    answer.headers.emplace_back("Referrer-Policy", "no-referrer");
    answer.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    return answer;
}

Answer WebFiles::widget(const Call &call) const
{
    Answer answer = answerWith(call, m_files.value(QStringLiteral("widget.js")));
    answer.headers.emplace_back("Cache-Control", "no-cache");
    answer.headers.emplace_back("Access-Control-Allow-Origin", "*");
    answer.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return answer;
}

Answer WebFiles::file(const Call &call, const QString &stamp, const QString &name) const
{
    const auto found = m_files.constFind(name);
    if (found == m_files.cend()) {
        Answer none;
        none.status = 404;
        none.contentType = QByteArrayLiteral("text/plain; charset=utf-8");
        return none;
    }
    Answer answer = answerWith(call, *found);
    answer.headers.emplace_back("Cache-Control", stamp == m_stamp ? "public, max-age=31536000, immutable" : "no-cache");
    return answer;
}

} // namespace tierdesk::dialects::chat

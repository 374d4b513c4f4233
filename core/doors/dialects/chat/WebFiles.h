#pragma once

#include "core/doors/dialects/Call.h"

#include <QtCore/QHash>

namespace tierdesk::dialects::chat {

/// The web chat's files (resources/webchat) as they are served. All but the page and the widget stand below a stamp
/// made of their contents: browsers keep them for good, and a new version has new addresses. Built once; reading is
/// const.
class WebFiles final
{
public:
    WebFiles();

    /// The page of @p company's chat, or with an empty name the one that says that nobody chats here. @p framing: the
    /// origins, besides this server's own, whose pages may show it in a frame.
    [[nodiscard]] Answer page(const Call &call, const QString &company, const QByteArrayList &framing) const;
    /// `/widget.js`, which pages of any origin may load.
    [[nodiscard]] Answer widget(const Call &call) const;
    /// The file @p name as of @p stamp; 404 without a body where there is none. Under an older stamp it is the one of
    /// now, which is then not kept: the page was loaded before the program was renewed.
    [[nodiscard]] Answer file(const Call &call, const QString &stamp, const QString &name) const;

private:
    struct File {
        QByteArray type;
        QByteArray bytes;
        QByteArray deflated; ///< a zlib stream, HTTP's `deflate`; empty where it saves nothing
    };
    [[nodiscard]] static Answer answerWith(const Call &call, const File &file);

    QHash<QString, File> m_files;
    QString m_stamp;
    QByteArray m_page; ///< the template
};

} // namespace tierdesk::dialects::chat

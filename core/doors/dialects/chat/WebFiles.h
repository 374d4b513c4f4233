#pragma once

#include "core/domain/WebChat.h"
#include "core/doors/dialects/StaticAnswer.h"

#include <QtCore/QHash>

namespace tierdesk::dialects::chat {

/// The web chat's files (resources/webchat), some of them perhaps replaced by the operator's, as they are served. All
/// but the page and the widget stand below a stamp made of their contents: browsers keep them for good, and a new
/// version has new addresses. Each is compressed once.
class WebFiles final
{
public:
    /// Files directly in @p folder replace those of the same name and stand beside the others; empty: none.
    explicit WebFiles(const QString &folder = {});

    /// Returns the page of @p company's chat as @p brand has it, or with an empty name the one that says that nobody
    /// chats here. @p framing: the origins, besides this server's own, whose pages may show it in a frame.
    [[nodiscard]] Answer page(const Call &call, const QString &company, const WebChatBrand &brand,
                              const QByteArrayList &framing);
    /// Returns the logo of @p brand; 404 without a body where it has none.
    [[nodiscard]] static Answer logo(const WebChatBrand &brand);
    /// `/widget.js`, which pages of any origin may load.
    [[nodiscard]] Answer widget(const Call &call) const { return m_widget.to(call); }
    /// The file @p name as of @p stamp; 404 without a body where there is none. Under an older stamp it is the one of
    /// now, which is then not kept: the page was loaded before the program was renewed.
    [[nodiscard]] Answer file(const Call &call, const QString &stamp, const QString &name) const;

private:
    QHash<QString, StaticAnswer> m_files;    ///< all but the page
    QHash<QByteArray, StaticAnswer> m_pages; ///< by their policy and HTML, once they were asked for
    StaticAnswer m_widget;
    QString m_stamp;
    QByteArray m_page; ///< the template
};

} // namespace tierdesk::dialects::chat

#pragma once

#include "core/domain/WebChat.h"
#include "core/doors/dialects/StaticAnswer.h"

#include <QtCore/QHash>

namespace tierdesk::dialects::chat {

/// Serves the files of the web chat (resources/webchat), some of which the operator may have replaced. All but the page
/// and the widget are below a stamp made of their contents: browsers cache them forever, and a new version has new
/// addresses. Each is compressed once.
class WebFiles final
{
public:
    /// Files directly in @p folder replace those of the same name and are added to the others; empty: none.
    explicit WebFiles(const QString &folder = {});

    /// Returns the chat page of @p company in the style of @p brand or, with an empty name, a page that says that there
    /// is no chat here. @p framing: the origins, besides this server's own, whose pages may frame it.
    [[nodiscard]] Answer page(const Call &call, const QString &company, const WebChatBrand &brand,
                              const QByteArrayList &framing);
    /// Returns the logo of @p brand; 404 without a body if it has none.
    [[nodiscard]] static Answer logo(const WebChatBrand &brand);
    /// Returns `/widget.js`, which pages of any origin may load.
    [[nodiscard]] Answer widget(const Call &call) const { return m_widget.to(call); }
    /// Returns the file @p name of the version @p stamp; 404 without a body if there is none. An older stamp gets the
    /// present file without caching: the page was loaded before an update.
    [[nodiscard]] Answer file(const Call &call, const QString &stamp, const QString &name) const;

private:
    QHash<QString, StaticAnswer> m_files;    ///< all except the page
    QHash<QByteArray, StaticAnswer> m_pages; ///< rendered pages by policy and HTML
    StaticAnswer m_widget;
    QString m_stamp;
    QByteArray m_page; ///< the template
};

} // namespace tierdesk::dialects::chat

#pragma once

#include "ui/conversation/ReplyFiles.h"

#include <QtWidgets/QScrollArea>

class QHBoxLayout;

namespace tierdesk::ui {

/// The files that go with the reply that is being written: a slip each, with what it is or what is the matter with it,
/// and a button that takes it away. In one line, which scrolls. Hidden while there are none. GUI thread.
class FileTray final : public QScrollArea
{
    Q_OBJECT

public:
    /// @p files must outlive this.
    explicit FileTray(ReplyFiles &files, QWidget *parent = nullptr);

    void setSession(const QString &session);
    /// While a reply is on its way nothing is taken away.
    void setLocked(bool isLocked);
    /// Only where a reply is written.
    void setWanted(bool isWanted);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fit();
    void rebuild(const QString &session);
    [[nodiscard]] QWidget *slipFor(const ReplyFiles::File &file);

    ReplyFiles &m_files;
    QHBoxLayout *m_line;
    QString m_session;
    std::size_t m_shown = 0; ///< so many files
    bool m_hasMore = false;  ///< than were shown before, and nobody has looked elsewhere since
    bool m_isLocked = false;
    bool m_isWanted = true;
};

} // namespace tierdesk::ui

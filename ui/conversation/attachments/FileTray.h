#pragma once

#include "ui/conversation/attachments/ReplyFiles.h"

#include <QtWidgets/QScrollArea>

class QHBoxLayout;

namespace tierdesk::ui {

/// Shows the files attached to the reply in one scrolling line: each with its type or its error, and a remove button.
/// Hidden while there are none. GUI thread.
class FileTray final : public QScrollArea
{
    Q_OBJECT

public:
    /// @p files must outlive this.
    explicit FileTray(ReplyFiles &files, QWidget *parent = nullptr);

    void setSession(const QString &session);
    /// Disables removal while a reply is being sent.
    void setLocked(bool isLocked);
    /// Shows the tray only while a reply is being written.
    void setWanted(bool isWanted);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fit();
    void rebuild(const QString &session);
    [[nodiscard]] QWidget *noticeFor(const ReplyFiles::File &file);

    ReplyFiles &m_files;
    QHBoxLayout *m_line;
    QString m_session;
    std::size_t m_shown = 0; ///< so many files
    bool m_hasMore = false;  ///< than were shown before, and nobody has looked elsewhere since
    bool m_isLocked = false;
    bool m_isWanted = true;
};

} // namespace tierdesk::ui

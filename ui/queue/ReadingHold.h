#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

class QAbstractItemView;

namespace tierdesk::ui {

/// Tells whether a list is being read: the pointer moves over it, or a key goes through it, and for four seconds after.
/// Meanwhile its order must not change under the reader's eyes.
class ReadingHold final : public QObject
{
    Q_OBJECT

public:
    /// @p hold is told when reading begins, or goes on, and when it ends. @p list must outlive this.
    ReadingHold(QAbstractItemView &list, std::function<void(bool isHeld)> hold, QObject *parent);

    /// Nobody reads what is shown from now on.
    void end();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void goOn();

    QAbstractItemView &m_list;
    std::function<void(bool isHeld)> m_hold;
    QTimer m_ends;
};

} // namespace tierdesk::ui

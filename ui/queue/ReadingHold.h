#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

class QAbstractItemView;

namespace tierdesk::ui {

/// Detects whether a list is being read: while the pointer or a key moves over it, and for four seconds after.
/// Meanwhile its order must not change.
class ReadingHold final : public QObject
{
    Q_OBJECT

public:
    /// Calls @p hold when reading begins or continues and when it ends. @p list must outlive this.
    ReadingHold(QAbstractItemView &list, std::function<void(bool isHeld)> hold, QObject *parent);

    /// Ends the hold at once.
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

#pragma once

#include "core/domain/Enums.h"

#include <QtWidgets/QAbstractButton>

namespace tierdesk::ui::widgets {

/// A person as a disc with initials and a presence dot; pressing it opens the personal menu.
class Avatar final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Avatar(QWidget *parent = nullptr);

    void setPerson(const QString &name, Presence presence);
    [[nodiscard]] const QString &initials() const { return m_initials; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    Presence m_presence = Presence::Offline;
};

} // namespace tierdesk::ui::widgets

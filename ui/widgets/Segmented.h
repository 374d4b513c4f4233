#pragma once

#include <QtCore/QVariant>
#include <QtWidgets/QTabBar>

namespace tierdesk::ui::widgets {

/// A few choices beside each other of which one holds. Left and right choose.
class Segmented final : public QTabBar
{
    Q_OBJECT

public:
    explicit Segmented(const QString &name, QWidget *parent = nullptr);

    void addChoice(const QString &text, const QVariant &value);
    /// Chooses without the signal; an unknown value chooses nothing new.
    void setValue(const QVariant &value);
    [[nodiscard]] QVariant value() const;

Q_SIGNALS:
    void valueChosen(const QVariant &value);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
